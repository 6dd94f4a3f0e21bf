import { deserialize, EJSON, serialize } from 'bson';
import { type Document } from '../../../../../integrations/mongodb/embedded/query/document';
import { CommandError } from '../../../../../integrations/mongodb/embedded/query/errors';

/** A document as the store reads it from the wire: 1 is an Int32, 1.5 a Double. */
export function stored(doc: Document): Document {
  return deserialize(serialize(doc, { ignoreUndefined: false }), {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
  });
}

/** Every type and the order of the fields, so that what is shown alike is alike. */
export function shown(value: unknown): string {
  return EJSON.stringify(stored({ value })['value'], { relaxed: false });
}

/** The code that it fails with; undefined if it does not fail. */
export function codeOf(run: () => unknown): number | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error.code;
    throw error;
  }
}

export const NOW = new Date('2026-11-23T12:00:00Z');

export const MANUAL = 'https://www.mongodb.com/docs/manual';
