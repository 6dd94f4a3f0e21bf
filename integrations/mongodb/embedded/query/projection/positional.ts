import { type CompileOptions } from '../compile-options';
import { asDocument, type Document, fieldOf, setField } from '../document';
import { location } from '../errors';
import { compilePosition } from '../matcher';
import { isFlag } from './parse';
import { isTrue } from '../expression/truth';

/** The path in front of `.$`. */
export type Positional = readonly string[];

/** Takes `'items.$': 1` out of a projection, leaving `items: 1`. */
export function splitPositional(spec: Document): { plain: Document; positional: Positional | undefined } {
  const entries = Object.entries(spec);
  if (entries.some(([name]) => name.includes('.$.'))) {
    throw location(31394, 'The positional projection may only be used at the end of a path');
  }
  const found = entries.filter(([name]) => name.endsWith('.$'));
  if (found.length > 1) {
    throw location(31276, 'Cannot specify more than one positional projection per query.');
  }
  const [entry] = found;
  if (!entry) return { plain: spec, positional: undefined };
  const [path, value] = [entry[0].slice(0, -2), entry[1]];
  const [kind] = entries.filter(([name, flag]) => name !== '_id' && isFlag(flag));
  if (kind && !isTrue(kind[1])) throw location(31395, 'positional projection cannot be used with exclusion');
  if (!isFlag(value) || !isTrue(value)) {
    throw location(31271, 'positional projection cannot be used with an expression or sub object');
  }
  return {
    plain: Object.fromEntries(entries.map(([name, flag]) => [name === entry[0] ? path : name, flag])),
    positional: path.split('.'),
  };
}

/** https://www.mongodb.com/docs/manual/reference/operator/projection/positional/ */
export function positionalProjection(
  path: Positional,
  filter: Document,
  options: CompileOptions,
): (projected: Document, original: Document) => Document {
  const positionOf = compilePosition(filter, options);
  return (projected, original) => {
    const index = positionOf(original);
    return narrow(projected, path, index);
  };
}

/** The first array on the path is reduced to the element that matched. */
function narrow(doc: Document, path: Positional, index: number | undefined): Document {
  const [name = '', ...rest] = path;
  const value = fieldOf(doc, name);
  const copy = { ...doc };
  if (Array.isArray(value)) {
    if (index === undefined || index >= value.length) {
      throw index === undefined
        ? location(51246, "positional operator '.$' couldn't find a matching element in the array")
        : location(51247, "positional operator '.$' element mismatch");
    }
    setField(copy, name, [value[index]]);
    return copy;
  }
  const inner = asDocument(value);
  if (inner && rest.length > 0) setField(copy, name, narrow(inner, rest, index));
  return copy;
}
