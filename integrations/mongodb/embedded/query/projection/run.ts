import { type Document } from '../document';
import { compute, exclude, include, transform } from './apply';
import { type Parsed } from './parse';

/** Applies a projection that has been read: what stays, what is changed, then what is computed from the whole document. */
export function runProjection(parsed: Parsed): (doc: Document) => Document {
  const { kind, keep, drop, transformed, computed } = parsed;
  const reduce =
    kind === 'inclusion'
      ? (doc: Document) => include(doc, keep)
      : (doc: Document) => (drop.size === 0 ? doc : exclude(doc, drop));
  const change = transformed.size === 0 ? reduce : (doc: Document) => transform(reduce(doc), transformed);
  return computed.size === 0 ? change : (doc) => compute(change(doc), computed, doc);
}
