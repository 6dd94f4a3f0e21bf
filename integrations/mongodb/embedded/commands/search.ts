import { type Collation } from '../query/collation';
import { BSON, typeOf, type BsonType } from '../query/bson-types';
import { type Document } from '../query/document';
import { compileFilter, type Matcher } from '../query/matcher';
import { compileSorter } from '../query/sort';
import { choosePlan, type Plan } from '../plan/choose';
import { runPlan } from '../plan/run';
import { type Collection } from '../storage/catalog';
import { documentById, type StoredDocument } from '../storage/documents';
import { type View } from '../storage/view';
import { type Call } from './command';

export interface Search {
  filter: Document;
  matches: Matcher;
  sort?: Document;
  collation?: Collation;
  hint?: unknown;
  skip?: number;
  limit?: number;
  /** When the filter is nothing but this _id: the most frequent search by far, and it needs no plan. */
  id?: unknown;
}

export interface SearchOptions {
  filter: Document;
  let?: Document;
  sort?: Document;
  collation?: Collation | undefined;
  hint?: unknown;
  skip?: number | undefined;
  limit?: number | undefined;
}

/** Compiles, and thereby checks, everything that the search needs. */
export function createSearch(options: SearchOptions, now: Date): Search {
  const { filter, sort, collation, hint, skip, limit } = options;
  const compile = { now, ...(collation ? { collation } : {}), ...(options.let ? { let: options.let } : {}) };
  if (sort && !('$natural' in sort)) compileSorter(sort, collation);
  const byId = !sort && !collation && hint === undefined && isById(filter);
  return {
    filter,
    matches: byId ? () => true : compileFilter(filter, compile),
    ...(byId ? { id: filter['_id'] } : {}),
    ...(sort && Object.keys(sort).length > 0 ? { sort } : {}),
    ...(collation ? { collation } : {}),
    ...(hint === undefined ? {} : { hint }),
    ...(skip ? { skip } : {}),
    ...(limit ? { limit } : {}),
  };
}

const PLAIN = new Set<BsonType>([
  BSON.objectId,
  BSON.string,
  BSON.int,
  BSON.long,
  BSON.binData,
  BSON.date,
  BSON.bool,
]);

function isById(filter: Document): boolean {
  const [name, ...others] = Object.keys(filter);
  return name === '_id' && others.length === 0 && PLAIN.has(typeOf(filter['_id']));
}

export function planOf(view: View, collection: Collection, search: Search): Plan {
  const { limit, skip = 0 } = search;
  return choosePlan(view, collection, { ...search, ...(limit ? { limit: limit + skip } : {}) });
}

/** The documents found, in order, cut to what was asked for. */
export function* find(call: Call, collection: Collection, search: Search): Iterable<StoredDocument> {
  const { skip = 0, limit = Infinity } = search;
  if (search.id !== undefined) {
    const stored = skip === 0 ? documentById(call.view, collection, search.id) : undefined;
    if (stored) yield stored;
    return;
  }
  const plan = planOf(call.view, collection, search);
  const found = matching(call, collection, plan, search);
  const ordered = plan.sorts || !search.sort ? found : sorted(found, search, skip + limit);
  let position = 0;
  for (const stored of ordered) {
    if (position++ < skip) continue;
    yield stored;
    if (position - skip >= limit) return;
  }
}

const CHECK_EVERY = 128;
const SORT_SLACK = 1000;

function* matching(call: Call, collection: Collection, plan: Plan, search: Search): Iterable<StoredDocument> {
  let examined = 0;
  for (const stored of runPlan(call.view, collection, plan)) {
    if (++examined % CHECK_EVERY === 0) call.timeLimit.check();
    if (search.matches(stored.document)) yield stored;
  }
}

/** Of a search for the first few no more than a few are held at a time. */
function sorted(found: Iterable<StoredDocument>, search: Search, most: number): StoredDocument[] {
  const sorter = compileSorter(search.sort ?? {}, search.collation);
  let keyed: { stored: StoredDocument; key: readonly unknown[] }[] = [];
  const cut = (): void => {
    keyed = keyed.sort((a, b) => sorter.compare(a.key, b.key)).slice(0, most);
  };
  for (const stored of found) {
    keyed.push({ stored, key: sorter.key(stored.document) });
    if (keyed.length > 2 * most + SORT_SLACK) cut();
  }
  cut();
  return keyed.map(({ stored }) => stored);
}
