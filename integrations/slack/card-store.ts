import { type Connection } from 'mongoose';
import { type CardChannel } from '../../src/contract/ports';
import { cardModel, type SlackCard } from './card.model';
import { CALL_TIMEOUT_MS } from './client';

/** Real milliseconds. A call is made only with a fresh lease, so it is over long before another one may start. */
export const CARD_LEASE_MS = 4 * CALL_TIMEOUT_MS;

/** What the deliverer needs of the store. Each write holds only while the claim does; false: it was lost. */
export interface CardStore {
  /** The next card that is dirty and due in one of these channels, leased to the caller. */
  claim(channels: CardChannel[]): Promise<SlackCard | null>;
  /** Written before the socket: a process that dies now leaves a trace. Renews the lease. */
  beginPost(card: SlackCard, postedTo: string): Promise<boolean>;
  shown(
    card: SlackCard,
    at: { ts: string; channelId: string; postedTo: string; rev: number },
  ): Promise<boolean>;
  postpone(card: SlackCard, why: { until: Date; error: string; attemptIsOpen: boolean }): Promise<boolean>;
  countDirty(channels?: CardChannel[]): Promise<number>;
}

export function createCardStore(deps: { connection: Connection; nowMs?: () => number }): CardStore {
  const { connection, nowMs = Date.now } = deps;
  const model = cardModel(connection);
  const lease = () => ({ leased_until: new Date(nowMs() + CARD_LEASE_MS) });
  const held = ({ _id, fence }: SlackCard) => ({ _id, fence });
  const released = { leased_until: new Date(0) };

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

    async beginPost(card, postedTo) {
      const attempt = { at: new Date(nowMs()), posted_to: postedTo };
      // What it was before is gone from Slack: should this answer be lost, only this attempt counts.
      const written = await model.updateOne(held(card), {
        $set: { ...lease(), attempt },
        $unset: { ts: 1, channel_id: 1, posted_to: 1 },
      });
      return written.matchedCount === 1;
    },

    async shown(card, { ts, channelId, postedTo, rev }) {
      const place = { ts, channel_id: channelId, posted_to: postedTo };
      const facts = { ...released, ...place, posted_rev: rev, attempts: 0 };
      const rest = { $unset: { attempt: 1, last_error: 1 } };
      const whole = await model.updateOne(
        { ...held(card), desired_rev: rev },
        { $set: { ...facts, state: 'clean' }, ...rest },
      );
      if (whole.matchedCount === 1) return true;
      // Another view was wished for meanwhile: due at once.
      return (await model.updateOne(held(card), { $set: facts, ...rest })).matchedCount === 1;
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
