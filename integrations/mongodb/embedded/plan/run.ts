import { type Collection } from '../storage/catalog';
import { readDocument, storedDocument, type StoredDocument } from '../storage/documents';
import { documentPrefix, recordIdOf } from '../storage/keys';
import { prefixRange } from '../storage/overlay';
import { type Entry, type View } from '../storage/view';
import { type Candidate, type Stream } from './candidate';
import { type Plan } from './choose';

/** The documents that the plan leads to, each once; whether they match is for the caller to check. */
export function* runPlan(view: View, collection: Collection, plan: Plan): Iterable<StoredDocument> {
  if (plan.kind === 'scan') {
    const range = { ...prefixRange(documentPrefix(collection.id)), reverse: plan.reverse };
    for (const { key, value } of view.scan(range)) {
      yield storedDocument(recordIdOf(key), value);
    }
    return;
  }
  for (const recordId of recordIdsOf(view, plan)) {
    const stored = readDocument(view, collection, recordId);
    if (stored) yield stored;
  }
}

function* recordIdsOf(view: View, plan: Exclude<Plan, { kind: 'scan' }>): Iterable<number> {
  const candidates = plan.kind === 'index' ? [plan.candidate] : plan.branches;
  // One document has many entries when an array is indexed, or when branches of an $or overlap.
  const repeats = candidates.length > 1 || candidates.some(({ multikey }) => multikey.includes(true));
  const seen = repeats ? new Set<number>() : undefined;
  for (const candidate of candidates) {
    for (const { key, value } of entriesOf(view, candidate)) {
      const recordId = recordIdOf(candidate.index.unique ? value : key);
      if (seen?.has(recordId)) continue;
      seen?.add(recordId);
      yield recordId;
    }
  }
}

function entriesOf(view: View, { streams, fixed, reverse, exact }: Candidate): Iterable<Entry> {
  if (exact && streams.length === 1) return lookUp(view, streams[0] ?? []);
  const readers = streams.map((stream) => read(view, stream));
  return readers.length === 1 && readers[0] ? readers[0] : merge(readers, fixed, reverse);
}

function* lookUp(view: View, stream: Stream): Iterable<Entry> {
  for (const { start } of stream) {
    const value = view.get(start);
    if (value) yield { key: start, value };
  }
}

function* read(view: View, stream: Stream): Generator<Entry> {
  for (const range of stream) yield* view.scan(range);
}

/** Of several ordered streams the one whose next entry comes first, by what follows the fixed part of its key. */
function* merge(readers: Generator<Entry>[], fixed: number[], reverse: boolean): Iterable<Entry> {
  const heads = readers.map((reader, i) => ({ reader, skip: fixed[i] ?? 0, next: reader.next() }));
  const turn = reverse ? -1 : 1;
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.next.done) continue;
      if (!first || first.next.done || turn * rest(head).compare(rest(first)) < 0) first = head;
    }
    if (!first || first.next.done) return;
    yield first.next.value;
    first.next = first.reader.next();
  }
}

function rest(head: { skip: number; next: IteratorResult<Entry> }): Buffer {
  return head.next.done ? Buffer.alloc(0) : head.next.value.key.subarray(head.skip);
}
