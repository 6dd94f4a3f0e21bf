import { type CompileOptions } from '../compile-options';
import { type Document, fieldOf } from '../document';
import { location } from '../errors';
import { compilePosition } from '../matcher';
import { type Compute } from './apply';

/** https://www.mongodb.com/docs/manual/reference/operator/projection/elemMatch/ : the first element that matches. */
export function elemMatchField(
  path: readonly string[],
  operator: Document,
  options: CompileOptions,
): Compute {
  const [name, ...rest] = path;
  if (name === undefined || rest.length > 0) {
    throw location(31275, 'Cannot use $elemMatch projection on a nested field.');
  }
  const positionOf = compilePosition({ [name]: operator }, options);
  return (root) => {
    const index = positionOf(root);
    const value = fieldOf(root, name);
    return index === undefined || !Array.isArray(value) ? undefined : [value[index] as unknown];
  };
}
