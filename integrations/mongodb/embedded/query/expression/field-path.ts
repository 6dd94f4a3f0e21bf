import { asDocument, fieldOf } from '../document';
import { failedToParse, location } from '../errors';

/**
 * The value at a path in an expression: an array on the way gives the array of what its documents hold there,
 * without those that hold nothing (https://www.mongodb.com/docs/manual/core/field-paths/). An index is a name.
 */
export function readPath(value: unknown, parts: readonly string[], from = 0): unknown {
  let current = value;
  for (let i = from; i < parts.length; i++) {
    if (Array.isArray(current)) return readElements(current, parts, i);
    const doc = asDocument(current);
    if (!doc) return undefined;
    current = fieldOf(doc, parts[i] as string);
  }
  return current;
}

function readElements(array: readonly unknown[], parts: readonly string[], from: number): unknown[] {
  const found: unknown[] = [];
  for (const element of array) {
    if (Array.isArray(element)) continue;
    const value = readPath(element, parts, from);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Splits and checks a path as MongoDB does where no index may stand. */
export function fieldPath(path: string): string[] {
  if (path === '') throw location(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw location(40353, "FieldPath must not end with a '.'.");
  const parts = path.split('.');
  for (const part of parts) {
    if (part === '') throw location(15998, 'FieldPath field names may not be empty strings.');
    if (part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)) {
      throw location(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    }
    if (part.includes('\0')) throw location(16411, 'FieldPath field names may not contain null bytes.');
  }
  return parts;
}

/** https://www.mongodb.com/docs/manual/reference/aggregation-variables/ : a user's variable starts in lower case. */
export function checkVariableName(name: string): void {
  if (name === '') throw failedToParse('empty variable names are not allowed');
  if (name !== 'CURRENT' && !/^[a-z\u0080-\uffff]/.test(name)) {
    throw failedToParse(`'${name}' starts with an invalid character for a user variable name`);
  }
  if (!/^[\w\u0080-\uffff]+$/.test(name)) {
    throw failedToParse(`'${name}' contains an invalid character for a variable name`);
  }
}
