import { type Connection } from 'mongoose';
import { cardModel, type SlackCard } from './card.model';
import { CALL_TIMEOUT_MS } from './client';

/** Real milliseconds. A call is made only with a fresh lease, so it is over long before another one may start. */
export const CARD_LEASE_MS = 4 * CALL_TIMEOUT_MS;
/** Why a reply is put off whose thread is not there yet. */
export const WAITS_FOR_PARENT = 'waits for its thread';

/** The message in whose thread a reply stands. */
export interface Thread {
  ts: string;
  channelId: string;
  postedTo: string;
}

/** What the deliverer needs of the store. Each write holds only while the claim does; false: it was lost. */
export interface CardStore {
  /** The next card that is dirty and due in one of these channels, leased to the caller. */
  claim(channels: SlackCard['channel'][]): Promise<SlackCard | null>;
  /** Written before the socket: a process that dies now leaves a trace. Renews the lease. */
  beginPost(card: SlackCard, to: { postedTo: string; threadTs?: string }): Promise<boolean>;
  /** Where a card's message is; null: it has not been posted yet. */
  threadOf(key: string): Promise<Thread | null>;
  /** Slack has that message no more: its card is posted anew, and its replies find the new one. */
  forget(key: string, thread: Thread): Promise<void>;
  /** Its replies that waited for it are due. */
  shown(
    card: SlackCard,
    at: { ts: string; channelId: string; postedTo: string; rev: number },
  ): Promise<boolean>;
  postpone(card: SlackCard, why: { until: Date; error: string; attemptIsOpen: boolean }): Promise<boolean>;
  countDirty(channels?: SlackCard['channel'][]): Promise<number>;
}

export function createCardStore(deps: { connection: Connection; nowMs?: () => number }): CardStore {
  const { connection, nowMs = Date.now } = deps;
  const model = cardModel(connection);
  const lease = () => ({ leased_until: new Date(nowMs() + CARD_LEASE_MS) });
  const held = ({ _id, fence }: SlackCard) => ({ _id, fence });
  const released = { leased_until: new Date(0) };

  /** In the order in which they were wished for. */
  async function wakeReplies(parent: string): Promise<void> {
    const waiting = await model
      .find({ parent, state: 'dirty', last_error: WAITS_FOR_PARENT }, { created_at: 1 })
      .lean();
    if (waiting.length === 0) return;
    await model.bulkWrite(
      waiting.map(({ _id, created_at: not_before }) => ({
        updateOne: {
          filter: { _id, last_error: WAITS_FOR_PARENT },
          update: { $set: { not_before, attempts: 0 } },
        },
      })),
    );
  }

  return {
    claim(channels) {
      const now = new Date(nowMs());
      return model
        .findOneAndUpdate(
          {
            state: 'dirty',
            not_before: { $lte: now },
            leased_until: { $lte: now },
            channel: { $in: channels },
          },
          { $set: lease(), $inc: { fence: 1 } },
          { returnDocument: 'after', sort: { not_before: 1 } },
        )
        .lean();
    },

    async beginPost(card, { postedTo, threadTs }) {
      const attempt = {
        at: new Date(nowMs()),
        posted_to: postedTo,
        ...(threadTs !== undefined && { thread_ts: threadTs }),
      };
      // What it was before is gone from Slack: should this answer be lost, only this attempt counts.
      const written = await model.updateOne(held(card), {
        $set: { ...lease(), attempt },
        $unset: { ts: 1, channel_id: 1, posted_to: 1 },
      });
      return written.matchedCount === 1;
    },

    async threadOf(key) {
      const parent = await model.findById(key, { ts: 1, channel_id: 1, posted_to: 1 }).lean();
      const { ts, channel_id: channelId, posted_to: postedTo } = parent ?? {};
      return ts === undefined || channelId === undefined || postedTo === undefined
        ? null
        : { ts, channelId, postedTo };
    },

    async forget(key, { ts }) {
      // Whoever holds it meanwhile holds it no more.
      await model.updateOne(
        { _id: key, ts },
        {
          $set: { ...released, state: 'dirty' },
          $unset: { ts: 1, channel_id: 1, posted_to: 1 },
          $inc: { fence: 1 },
        },
      );
    },

    async shown(card, { ts, channelId, postedTo, rev }) {
      const place = { ts, channel_id: channelId, posted_to: postedTo };
      const facts = { ...released, ...place, posted_rev: rev, attempts: 0 };
      const rest = { $unset: { attempt: 1, last_error: 1 } };
      const whole = await model.updateOne(
        { ...held(card), desired_rev: rev },
        { $set: { ...facts, state: 'clean' }, ...rest },
      );
      const isHeld =
        whole.matchedCount === 1 ||
        // Another view was wished for meanwhile: due at once.
        (await model.updateOne(held(card), { $set: facts, ...rest })).matchedCount === 1;
      // A reply has none itself.
      if (isHeld && card.ts !== ts && card.parent === undefined) await wakeReplies(card._id);
      return isHeld;
    },

    async postpone(card, { until, error, attemptIsOpen }) {
      const written = await model.updateOne(held(card), {
        $set: { ...released, not_before: until, last_error: error },
        $inc: { attempts: 1 },
        ...(attemptIsOpen ? {} : { $unset: { attempt: 1 } }),
      });
      return written.matchedCount === 1;
    },

    countDirty: (channels) =>
      model.countDocuments({ state: 'dirty', ...(channels && { channel: { $in: channels } }) }),
  };
}
