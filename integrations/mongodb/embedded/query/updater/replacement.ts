import { Timestamp } from 'bson';
import { type Document } from '../document';
import { dollarPrefixedField } from '../errors';
import { type CompiledUpdate } from '../updater';

/** https://www.mongodb.com/docs/manual/reference/method/db.collection.replaceOne/ : all but the `_id` is replaced. */
export function compileReplacement(replacement: Document, now: Date): CompiledUpdate {
  for (const name of Object.keys(replacement)) {
    if (name.startsWith('$')) {
      throw dollarPrefixedField(
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  const filled = fillTimestamps(replacement, now);
  return {
    apply: (doc) =>
      Object.hasOwn(doc, '_id') && !Object.hasOwn(filled, '_id')
        ? { _id: doc['_id'], ...filled }
        : { ...filled },
  };
}

/** A top-level Timestamp(0, 0) becomes the present (https://www.mongodb.com/docs/manual/reference/bson-types/#timestamps). */
function fillTimestamps(doc: Document, now: Date): Document {
  const filled = { ...doc };
  let increment = 0;
  for (const [name, value] of Object.entries(doc)) {
    if (name !== '_id' && value instanceof Timestamp && value.isZero()) {
      filled[name] = new Timestamp({ t: Math.floor(now.getTime() / 1000), i: ++increment });
    }
  }
  return filled;
}
