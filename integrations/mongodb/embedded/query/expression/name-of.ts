import { typeName } from '../bson-types';

/** The name of a value's type in a message; what is not there is 'missing' and not 'undefined'. */
export function nameOf(value: unknown): string {
  return value === undefined ? 'missing' : typeName(value);
}
