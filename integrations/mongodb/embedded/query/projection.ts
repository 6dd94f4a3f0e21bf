import { type CompileOptions } from './compile-options';
import { asDocument, type Document } from './document';
import { location } from './errors';
import { createExpressions } from './expression/compile';
import { elemMatchField } from './projection/elem-match';
import { type ReadComputed, parseProjection } from './projection/parse';
import { type Positional, positionalProjection, splitPositional } from './projection/positional';
import { runProjection } from './projection/run';
import { sliceField } from './projection/slice';

interface ProjectionOptions extends CompileOptions {
  /** The command's filter, for `'items.$'`. */
  filter?: Document;
}

/** https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#std-label-find-projection */
export function compileProjection(spec: Document, options: ProjectionOptions): (doc: Document) => Document {
  const { plain, positional } = splitPositional(spec);
  const parsed = parseProjection(plain, readFindField(options));
  const project = runProjection(parsed);
  if (!positional) return project;
  if (Object.values(plain).some(isElemMatch)) {
    throw location(31256, 'Cannot specify both positional operator and $elemMatch');
  }
  return withPositional(project, positional, options);
}

function isElemMatch(value: unknown): boolean {
  return Object.hasOwn(asDocument(value) ?? {}, '$elemMatch');
}

function withPositional(
  project: (doc: Document) => Document,
  positional: Positional,
  options: ProjectionOptions,
): (doc: Document) => Document {
  const narrow = positionalProjection(positional, options.filter ?? {}, options);
  return (doc) => narrow(project(doc), doc);
}

function readFindField(options: CompileOptions): ReadComputed {
  const expressions = createExpressions(options);
  return (path, value) => {
    const operator = asDocument(value);
    const [name] = Object.keys(operator ?? {});
    if (operator && name === '$elemMatch') {
      return { compute: elemMatchField(path, operator, options) };
    }
    if (operator && name === '$slice') {
      const slice = sliceField(operator);
      if (slice) return { transform: slice };
    }
    return { compute: expressions.compile(value) };
  };
}
