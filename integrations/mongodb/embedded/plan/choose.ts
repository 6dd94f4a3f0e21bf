import { CommandError } from '../query/errors';
import { asDocument, type Document } from '../query/document';
import { equalValues } from '../query/compare';
import { type Collation } from '../query/collation';
import { type Collection, type Index } from '../storage/catalog';
import { type View } from '../storage/view';
import { type Candidate, candidateFor } from './candidate';
import { type Conditions, conditionsOf } from './constraints';
import { isComplete } from './implication';
import { type SortField } from './sort-order';

export interface Question {
  filter: Document;
  sort?: Document;
  collation?: Collation;
  hint?: unknown;
  limit?: number;
}

export type Plan =
  | { kind: 'scan'; reverse: boolean; sorts: boolean }
  | { kind: 'index'; candidate: Candidate; sorts: boolean }
  | { kind: 'either'; branches: Candidate[]; sorts: false };

/** How far a range is counted when two indexes compete. */
const GLANCE = 300;

/** Decides which index answers; what it yields is checked against the whole filter afterwards. */
export function choosePlan(view: View, collection: Collection, question: Question): Plan {
  const sort = sortFieldsOf(question.sort);
  const natural = sort.length === 1 && sort[0]?.path === '$natural' ? sort[0] : undefined;
  const conditions = conditionsOf(question.filter, question.collation !== undefined);
  const order = question.collation ? [] : sort;
  const offer = (index: Index): Candidate => candidateFor(view, collection, index, conditions, order);
  const made = (candidate: Candidate): Plan => ({
    kind: 'index',
    candidate,
    sorts: sort.length === 0 || (candidate.sorts && order.length > 0),
  });

  if (natural) return { kind: 'scan', reverse: natural.direction < 0, sorts: true };
  if (question.hint !== undefined) {
    const hinted = hintedIndex(collection, question.hint);
    if (typeof hinted === 'number') return { kind: 'scan', reverse: hinted < 0, sorts: sort.length === 0 };
    if (hinted.partialFilterExpression && !isComplete(hinted, conditions)) {
      throw new CommandError(
        291,
        'NoQueryExecutionPlans',
        `the index '${hinted.name}' does not hold all that the query asks for`,
      );
    }
    return made(offer(hinted));
  }
  const one = certainOf(collection, conditions, offer);
  if (one) return made(one);
  const candidates = collection.indexes
    .filter((index) => mayHelp(index, conditions, order) && isComplete(index, conditions))
    .map(offer)
    .filter(({ narrow, sorts }) => narrow || (sorts && order.length > 0));
  const best = bestOf(view, candidates, sort.length > 0, question.limit);
  if (best?.narrow) return made(best);
  const branches = alternativesOf(view, collection, conditions, question);
  if (branches) return { kind: 'either', branches, sorts: false };
  return best ? made(best) : { kind: 'scan', reverse: false, sorts: sort.length === 0 };
}

/** A unique key given in full: nothing can be better, and nothing else needs to be looked at. */
function certainOf(
  collection: Collection,
  conditions: Conditions,
  offer: (index: Index) => Candidate,
): Candidate | undefined {
  for (const index of collection.indexes) {
    if (!index.unique || !index.paths.every((path) => conditions.fields.has(path))) continue;
    if (!isComplete(index, conditions)) continue;
    const candidate = offer(index);
    if (candidate.points === index.paths.length) return candidate;
  }
  return undefined;
}

/** A look at the names, before the work of making bounds. */
function mayHelp(index: Index, conditions: Conditions, sort: readonly SortField[]): boolean {
  const [first = ''] = index.paths;
  return conditions.fields.has(first) || sort.some(({ path }) => index.paths.includes(path));
}

function sortFieldsOf(sort: Document | undefined): SortField[] {
  return Object.entries(sort ?? {}).map(([path, direction]) => ({
    path,
    direction: Number(direction) < 0 ? -1 : 1,
  }));
}

function bestOf(
  view: View,
  candidates: Candidate[],
  sorted: boolean,
  limit: number | undefined,
): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  const priced = candidates.map((candidate) => ({
    candidate,
    price: priceOf(view, candidate, sorted, limit),
  }));
  priced.sort((a, b) => a.price - b.price || b.candidate.points - a.candidate.points);
  return priced[0]?.candidate;
}

/** Documents to look at, as far as a glance tells. */
function priceOf(view: View, candidate: Candidate, sorted: boolean, limit: number | undefined): number {
  const inOrder = !sorted || candidate.sorts;
  let count = candidate.narrow ? 0 : GLANCE;
  for (const range of candidate.streams.flat()) {
    if (count >= GLANCE) break;
    const entries = view.scan(range)[Symbol.iterator]();
    while (count < GLANCE && !entries.next().done) count++;
  }
  if (!inOrder) return count * 1.5;
  // A scan in the right order may stop early; how early, only the filter knows.
  return limit && count >= GLANCE ? GLANCE * (candidate.narrow ? 1 : 1.4) : count;
}

/** An `$or` is answered from indexes when each of its branches can be. */
function alternativesOf(
  view: View,
  collection: Collection,
  { alternatives }: Conditions,
  question: Question,
): Candidate[] | undefined {
  for (const branches of alternatives) {
    const plans = branches.map((filter) => {
      const { sort: _, hint: __, ...rest } = question;
      return choosePlan(view, collection, { ...rest, filter });
    });
    if (plans.every((plan) => plan.kind === 'index' && plan.candidate.narrow)) {
      return plans.flatMap((plan) => (plan.kind === 'index' ? [plan.candidate] : []));
    }
  }
  return undefined;
}

/** An index by name or by key; or 1 and -1 for a scan in natural order. */
function hintedIndex(collection: Collection, hint: unknown): Index | 1 | -1 {
  const key = asDocument(hint);
  if (key && '$natural' in key) return Number(key['$natural']) < 0 ? -1 : 1;
  const index = collection.indexes.find(
    (candidate) => candidate.name === hint || (key && sameKey(key, candidate.key)),
  );
  if (index) return index;
  throw new CommandError(
    2,
    'BadValue',
    'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
  );
}

export function sameKey(a: Document, b: Document): boolean {
  return equalValues(a, b) && equalValues(Object.keys(a), Object.keys(b));
}
