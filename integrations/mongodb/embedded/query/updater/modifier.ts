import { EJSON } from 'bson';
import { asDocument, type Document, fieldOf } from '../document';

/** What a modifier sees of the document that it changes. */
export interface Target {
  /** The document as it was before the command touched it. */
  readonly original: Document;
  /** The concrete path, for messages. */
  readonly path: string;
  readonly now: Date;
}

export const UNCHANGED = Symbol('unchanged');

/** One operator on one field. */
export interface Modifier {
  readonly operator: string;
  /** May hold `$`, `$[]` and `$[identifier]`. */
  readonly path: readonly string[];
  /** What to do where the path does not lead: make it, leave it be, or leave it be even if a scalar is in the way. */
  readonly missing: 'create' | 'skip' | 'ignore';
  /** Only when the document is being inserted. */
  readonly onInsertOnly?: boolean;
  /** Whether it has anything to do in this document; if not, its path does not matter. */
  applies?(original: Document): boolean;
  /** The new value; MISSING removes the field. */
  apply(current: unknown, target: Target): unknown;
}

/** `{_id: 1}`, to name a document in a message. */
export function nameOf(doc: Document): string {
  return `{_id: ${textOf(fieldOf(doc, '_id'))}}`;
}

export function textOf(value: unknown): string {
  return value === undefined ? 'missing' : EJSON.stringify(asDocument(value) ?? value, { relaxed: true });
}
