import fc from 'fast-check';
import { FEEDBACK_KINDS, type FeedbackEvent } from '../../../src/buyers/feedback-event.model';
import { type Feedback } from '../../../src/buyers/record-feedback';
import { type BuyerId, type DealId, type FeedbackEventId } from '../../../src/ids';

/** One thing that happens to the feedback of a place, at the same time as the others of its round. */
export interface Step {
  event: Feedback['event'];
  buyer: number | null;
  deal: number | null;
  /** Corrects what was recorded before, by its place in the list. */
  corrects: number | null;
  /** A correction that finds it was elsewhere. */
  elsewhere: boolean;
  /** The same text as others of this number. */
  text: number | null;
}

/** One time in three. */
const sometimes = (of: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: of });

const step = fc.record<Step>({
  event: fc.constantFrom(...FEEDBACK_KINDS),
  buyer: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 5 }),
  deal: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 4 }),
  corrects: sometimes(fc.nat(9)),
  elsewhere: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  text: sometimes(fc.integer({ min: 0, max: 1 })),
});

/** Rounds, each at once, with days between them. */
export const history = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 60 }), steps: fc.array(step, { minLength: 1, maxLength: 4 }) }),
  { minLength: 1, maxLength: 3 },
);
export type History = { days: number; steps: Step[] }[];

/** What a step asks for, at a place that only this history has. */
export function feedbackOf(one: Step, place: string, known: readonly FeedbackEventId[]): Feedback {
  const replaces = one.corrects === null ? undefined : known[one.corrects % Math.max(known.length, 1)];
  const isElsewhere = replaces !== undefined && one.elsewhere;
  return {
    event: one.event,
    province: 'ON',
    market: isElsewhere ? `${place} B` : place,
    source: 'api',
    ...(one.buyer !== null && { buyer_id: `b${one.buyer}` as BuyerId }),
    ...(one.deal !== null && { deal_id: `d${one.deal}` as DealId }),
    ...(replaces !== undefined && { replaces }),
    ...(one.text !== null && replaces === undefined && { message_sid: `${place}-${one.text}` }),
  };
}

/** The numbers of spec 3.6, written down a second time, from the events as they lie in the store. */
export function numbersBySpec(all: readonly FeedbackEvent[], market: string, now: Date) {
  const counting = all.filter(
    (event) => event.market === market && !all.some(({ replaces }) => replaces === event._id),
  );
  const asks: Record<string, Set<string>> = {};
  const buyers = new Set<string>();
  const active = new Set<string>();
  for (const { _id, event, buyer_id, deal_id, correlation_id, created_at } of counting) {
    const ask = buyer_id === undefined ? _id : `${buyer_id}/${deal_id ?? correlation_id}`;
    (asks[ask] ??= new Set()).add(event);
    if (buyer_id === undefined) continue;
    buyers.add(buyer_id);
    const ageInDays = (now.getTime() - created_at.getTime()) / 86_400_000;
    if (event !== 'NO_RESPONSE' && ageInDays < 90) active.add(buyer_id);
  }
  const asked = Object.keys(asks).length;
  const answered = Object.values(asks).filter((kinds) =>
    [...kinds].some((kind) => kind !== 'NO_RESPONSE'),
  ).length;
  const bought = Object.values(asks).filter((kinds) => kinds.has('BOUGHT')).length;
  return {
    asked,
    answered,
    bought,
    buyer_count: buyers.size,
    active_buyer_count: active.size,
    avg_response_rate: asked === 0 ? 0 : answered / asked,
    avg_close_rate: asked === 0 ? 0 : bought / asked,
  };
}
