import { equalValues } from '../compare';
import { type Document } from '../document';
import { immutableField } from '../errors';
import { type CompiledUpdate } from '../updater';

/** `_id` cannot change and stands first (https://www.mongodb.com/docs/manual/core/document/#the-_id-field). */
export function keepingId(update: CompiledUpdate): CompiledUpdate {
  return {
    apply(doc, mode) {
      const updated = update.apply(doc, mode);
      if (!Object.hasOwn(doc, '_id')) return idFirst(updated);
      if (Object.hasOwn(updated, '_id')) {
        if (updated['_id'] === doc['_id']) return idFirst(updated);
        // An equal number of another type is no change: the document keeps the _id that it is stored under.
        if (equalValues(updated['_id'], doc['_id'])) return { _id: doc['_id'], ...without(updated, '_id') };
      }
      throw immutableField("Performing an update on the path '_id' would modify the immutable field '_id'");
    },
  };
}

function idFirst(doc: Document): Document {
  for (const first in doc) {
    if (first === '_id' || !Object.hasOwn(doc, '_id')) return doc;
    return { _id: doc['_id'], ...without(doc, '_id') };
  }
  return doc;
}

function without(doc: Document, name: string): Document {
  const copy = { ...doc };
  delete copy[name];
  return copy;
}
