import { DBRef } from 'bson';

/**
 * A document as `deserialize` gives it with `promoteValues: false`: numbers stay instances of bson's classes.
 * Limit: JavaScript puts integer-like keys ("0", "17") before all others, so their place is not kept.
 */
export type Document = Record<string, unknown>;

/** A field's own value: names such as `constructor` or `toString` must not find what objects inherit. */
export function fieldOf(doc: Document, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined;
}

/** Sets a field; `__proto__` becomes a field like any other instead of changing the prototype. */
export function setField(doc: Document, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(doc, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    doc[name] = value;
  }
}

/** A document with these fields, in this order. */
export function documentOf(entries: Iterable<readonly [string, unknown]>): Document {
  const doc: Document = {};
  for (const [name, value] of entries) setField(doc, name, value);
  return doc;
}

/**
 * The value as a document, or undefined if it is none. bson hands `{$ref, $id}` out as a DBRef instance;
 * to the query language it is an ordinary sub-document.
 */
export function asDocument(value: unknown): Document | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return value as Document;
  return value instanceof DBRef ? documentOfReference(value) : undefined;
}

function documentOfReference(reference: DBRef): Document {
  return {
    $ref: reference.collection,
    $id: reference.oid,
    ...(reference.db === undefined ? {} : { $db: reference.db }),
    ...reference.fields,
  };
}
