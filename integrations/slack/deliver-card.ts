import { type SlackCard } from './card.model';
import { type CardMessages, type Shown } from './card-messages';
import { cardPause } from './card-retry.rules';
import { type CardStore } from './card-store';
import { type SlackFailure } from './slack-failure';

export type Delivered =
  | { result: 'posted' | 'updated'; degraded?: string }
  /** Another deliverer holds it now. */
  | { result: 'lost' }
  | { result: 'failed'; failure: SlackFailure; isNews: boolean };

/** Slack has the message no more, or will not let us change it: it is posted anew. */
const UNREACHABLE_MESSAGE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
const UNREACHABLE_CHANNEL = ['channel_not_found', 'is_archived', 'not_in_channel'];

/** Makes one claimed card show its desired view. At most one message a card, also when an answer is lost. */
export async function deliverCard(
  card: SlackCard,
  channelId: string,
  deps: { store: CardStore; messages: CardMessages; nowMs: () => number },
): Promise<Delivered> {
  const { store, messages, nowMs } = deps;
  const { _id: key, desired_rev: rev, view } = card;

  async function settle(shown: Shown, result: 'posted' | 'updated', postedTo: string): Promise<Delivered> {
    if (!shown.ok) return postpone(shown.failure, result === 'posted' && shown.failure.kind === 'unknown');
    await store.shown(card, { ts: shown.ts, channelId: shown.channelId, postedTo, rev });
    return shown.degraded === undefined ? { result } : { result, degraded: shown.degraded };
  }

  async function postpone(failure: SlackFailure, attemptIsOpen: boolean): Promise<Delivered> {
    const until = new Date(nowMs() + cardPause(card.attempts + 1, failure));
    const error = describe(failure);
    await store.postpone(card, { until, error, attemptIsOpen });
    return { result: 'failed', failure, isNews: card.last_error !== error };
  }

  async function post(): Promise<Delivered> {
    if (!(await store.beginPost(card, channelId))) return { result: 'lost' };
    return settle(await messages.post({ key, rev, channelId, view }), 'posted', channelId);
  }

  async function update(ts: string): Promise<Delivered> {
    const { channel_id: shownIn = channelId, posted_to: postedTo = channelId } = card;
    const shown = await messages.update({ key, rev, channelId: shownIn, ts, view });
    const refusal = !shown.ok && shown.failure.kind === 'refused' ? shown.failure.code : '';
    const isMoved = postedTo !== channelId && UNREACHABLE_CHANNEL.includes(refusal);
    if (isMoved || UNREACHABLE_MESSAGE.includes(refusal)) return post();
    return settle(shown, 'updated', postedTo);
  }

  if (card.ts !== undefined) return update(card.ts);
  if (card.attempt === undefined) return post();

  const { at, posted_to: postedTo } = card.attempt;
  const found = await messages.find({ key, channelId: postedTo, attemptedAt: at });
  if (!found.ok) return postpone(found.failure, true);
  if (found.message === null) return post();
  // It was posted after all. What was wished for since is shown by the next claim, which is due at once.
  await store.shown(card, { ...found.message, channelId: postedTo, postedTo });
  return { result: 'posted' };
}

function describe(failure: SlackFailure): string {
  if (failure.kind === 'refused') return failure.code;
  return failure.kind === 'unknown' ? `unknown: ${failure.cause}` : failure.kind;
}
