import { type SlackCard } from './card.model';
import { type CardMessages, type Place, type Shown } from './card-messages';
import { cardPause, parentPause } from './card-retry.rules';
import { type CardStore, type Thread, WAITS_FOR_PARENT } from './card-store';
import { type SlackFailure } from './slack-failure';

export type Delivered =
  | { result: 'posted' | 'updated'; degraded?: string }
  /** Another deliverer holds it now. */
  | { result: 'lost' }
  /** The card in whose thread it shall stand is not posted yet, or is posted anew. */
  | { result: 'waits' }
  | { result: 'failed'; failure: SlackFailure; isNews: boolean };

/** Slack has the message no more, or will not let us change it: it is posted anew. */
const UNREACHABLE_MESSAGE = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
const UNREACHABLE_CHANNEL = ['channel_not_found', 'is_archived', 'not_in_channel'];
/** The message in whose thread a reply shall stand is gone, or takes none. */
const UNREACHABLE_THREAD = ['thread_not_found', 'message_not_found', 'cannot_reply_to_message'];

/** Makes one claimed card show its desired view. At most one message a card, also when an answer is lost. */
export async function deliverCard(
  card: SlackCard,
  place: Place,
  deps: { store: CardStore; messages: CardMessages; nowMs: () => number },
): Promise<Delivered> {
  const { store, messages, nowMs } = deps;
  const { _id: key, desired_rev: rev, view, parent } = card;
  if (!place.ok) return postpone(place.failure, card.attempt !== undefined);
  const { channelId } = place;

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

  async function waitForParent(): Promise<Delivered> {
    const until = new Date(nowMs() + parentPause(card.attempts + 1));
    await store.postpone(card, { until, error: WAITS_FOR_PARENT, attemptIsOpen: false });
    return { result: 'waits' };
  }

  async function post(): Promise<Delivered> {
    if (parent !== undefined) return reply(parent);
    if (!(await store.beginPost(card, { postedTo: channelId }))) return { result: 'lost' };
    return settle(await messages.post({ key, rev, channelId, view }), 'posted', channelId);
  }

  /** Where its parent is, which need not be the channel that is configured now. */
  async function reply(parentKey: string): Promise<Delivered> {
    const thread = await store.threadOf(parentKey);
    if (thread === null) return waitForParent();
    const { ts: threadTs, channelId: channel, postedTo } = thread;
    if (!(await store.beginPost(card, { postedTo: channel, threadTs }))) return { result: 'lost' };
    const shown = await messages.post({ key, rev, channelId: channel, view, threadTs });
    if (!isGone(shown, thread)) return settle(shown, 'posted', postedTo);
    await store.forget(parentKey, thread);
    return waitForParent();
  }

  function isGone(shown: Shown, { postedTo }: Thread): boolean {
    const refusal = refusalOf(shown);
    const isMoved = postedTo !== channelId && UNREACHABLE_CHANNEL.includes(refusal);
    return isMoved || UNREACHABLE_THREAD.includes(refusal);
  }

  async function update(ts: string): Promise<Delivered> {
    const { channel_id: shownIn = channelId, posted_to: postedTo = channelId } = card;
    const shown = await messages.update({ key, rev, channelId: shownIn, ts, view });
    const refusal = refusalOf(shown);
    const isMoved = postedTo !== channelId && UNREACHABLE_CHANNEL.includes(refusal);
    if (isMoved || UNREACHABLE_MESSAGE.includes(refusal)) return post();
    return settle(shown, 'updated', postedTo);
  }

  if (card.ts !== undefined) return update(card.ts);
  if (card.attempt === undefined) return post();

  const { at, posted_to: attemptedIn, thread_ts: threadTs } = card.attempt;
  const inThread = threadTs === undefined ? {} : { threadTs };
  const found = await messages.find({ key, channelId: attemptedIn, attemptedAt: at, ...inThread });
  if (!found.ok) return postpone(found.failure, true);
  if (found.message === null) return post();
  // It was posted after all. What was wished for since is shown by the next claim, which is due at once.
  await store.shown(card, { ...found.message, channelId: attemptedIn, postedTo: attemptedIn });
  return { result: 'posted' };
}

function refusalOf(shown: Shown): string {
  return !shown.ok && shown.failure.kind === 'refused' ? shown.failure.code : '';
}

function describe(failure: SlackFailure): string {
  if (failure.kind === 'refused') return failure.code;
  return failure.kind === 'unknown' ? `unknown: ${failure.cause}` : failure.kind;
}
