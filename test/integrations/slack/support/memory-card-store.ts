import { CARD_LEASE_MS, type CardStore, WAITS_FOR_PARENT } from '../../../../integrations/slack/card-store';
import { parentPause } from '../../../../integrations/slack/card-retry.rules';
import { placed } from '../../../../integrations/slack/cards';
import { type SlackCard } from '../../../../integrations/slack/card.model';
import { type DrawnCards } from '../../../../src/contract/ports';

/** The card store's contract without a store: the same rules, in a Map. */
export function memoryCardStore(nowMs: () => number): {
  cards: DrawnCards;
  store: CardStore;
  all: Map<string, SlackCard>;
} {
  const all = new Map<string, SlackCard>();
  const lease = () => new Date(nowMs() + CARD_LEASE_MS);

  function write(card: SlackCard, change: (now: SlackCard) => SlackCard): boolean {
    const now = all.get(card._id);
    if (now?.fence !== card.fence) return false;
    all.set(card._id, change(now));
    return true;
  }

  return {
    all,
    cards: {
      async put({ key, channel, view, parent, onlyIfThere }) {
        const before = all.get(key);
        if (!before && onlyIfThere && !(parent !== undefined && all.has(parent))) return;
        const hash = JSON.stringify(view);
        if (before?.view_hash === hash) return;
        const now = new Date(nowMs());
        const waits = parent !== undefined && all.get(parent)?.ts === undefined;
        const fresh = {
          posted_rev: 0,
          fence: 0,
          leased_until: new Date(0),
          not_before: waits ? new Date(nowMs() + parentPause(1)) : now,
          attempts: 0,
          ...(waits && { last_error: WAITS_FOR_PARENT }),
          created_at: now,
          ...(parent !== undefined && { parent }),
        };
        const desired_rev = (before?.desired_rev ?? 0) + 1;
        const wanted = {
          ...placed(channel),
          view,
          view_hash: hash,
          desired_rev,
          state: 'dirty' as const,
          updated_at: now,
        };
        all.set(key, { _id: key, ...fresh, ...before, ...wanted });
      },
    },
    store: {
      async claim(channels) {
        const now = new Date(nowMs());
        const due = [...all.values()]
          .filter((card) => card.state === 'dirty' && card.not_before <= now && card.leased_until <= now)
          .filter((card) => channels.includes(card.channel))
          .sort((one, other) => one.not_before.getTime() - other.not_before.getTime())[0];
        if (!due) return null;
        const claimed = { ...due, fence: due.fence + 1, leased_until: lease() };
        all.set(due._id, claimed);
        return claimed;
      },
      beginPost: async (card, { postedTo, threadTs }) =>
        write(card, ({ ts: _ts, channel_id: _id, posted_to: _to, ...now }) => ({
          ...now,
          leased_until: lease(),
          attempt: {
            at: new Date(nowMs()),
            posted_to: postedTo,
            ...(threadTs !== undefined && { thread_ts: threadTs }),
          },
        })),
      async threadOf(key) {
        const { ts, channel_id: channelId, posted_to: postedTo } = all.get(key) ?? {};
        return ts === undefined || channelId === undefined || postedTo === undefined
          ? null
          : { ts, channelId, postedTo };
      },
      async forget(key, thread) {
        const before = all.get(key);
        if (before?.ts !== thread.ts || !before) return;
        const { ts: _ts, channel_id: _channel, posted_to: _to, ...now } = before;
        all.set(key, { ...now, fence: now.fence + 1, leased_until: new Date(0), state: 'dirty' });
      },
      async shown(card, { ts, channelId, postedTo, rev }) {
        const isHeld = write(card, ({ attempt: _attempt, last_error: _error, ...now }) => ({
          ...now,
          ts,
          channel_id: channelId,
          posted_to: postedTo,
          posted_rev: rev,
          attempts: 0,
          leased_until: new Date(0),
          state: now.desired_rev === rev ? 'clean' : 'dirty',
        }));
        const waiting = [...all.values()].filter(
          ({ parent, last_error }) => parent === card._id && last_error === WAITS_FOR_PARENT,
        );
        if (isHeld && card.ts !== ts)
          waiting.forEach((reply) =>
            all.set(reply._id, { ...reply, not_before: reply.created_at, attempts: 0 }),
          );
        return isHeld;
      },
      postpone: async (card, { until, error, attemptIsOpen }) =>
        write(card, ({ attempt, ...now }) => ({
          ...now,
          ...(attemptIsOpen && attempt ? { attempt } : {}),
          leased_until: new Date(0),
          not_before: until,
          last_error: error,
          attempts: now.attempts + 1,
        })),
      countDirty: async (channels) =>
        [...all.values()].filter(
          (card) => card.state === 'dirty' && (channels === undefined || channels.includes(card.channel)),
        ).length,
    },
  };
}
