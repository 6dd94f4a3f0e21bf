import { type Model } from 'mongoose';
import { type Cards, type Clock, type Transaction } from '../../contract/ports';
import { type Cents } from '../../money';
import { localTime } from '../../time/zoned';
import { type Message } from '../message.model';
import { holdUntilTomorrow } from './hold-until-tomorrow';
import { costOf, microsOf, type Micros } from './price.rules';
import { type SpendDay } from './spend-day.model';

export interface SpendingDeps {
  days: Model<SpendDay>;
  messages: Model<Message>;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
  /** None: spending is not looked at. */
  limit: Cents | null;
}

export type DailySpend = ReturnType<typeof createDailySpend>;

/**
 * What may be spent in a day of the team's time zone. It is reserved before a message is begun, outside of any
 * transaction, by one conditional write: whoever reserves at the same time, the limit is never passed. A worker that
 * dies between its reservation and `sending` leaves it spent: rather too little is sent than too much.
 */
export function createDailySpend(deps: SpendingDeps) {
  const { days, messages, limit } = deps;
  const hold = holdUntilTomorrow(deps);

  async function take(day: string, micros: Micros): Promise<boolean> {
    await days.updateOne({ _id: day }, { $setOnInsert: { micros: 0 } }, { upsert: true });
    const most = microsOf(limit ?? (0 as Cents)) - micros;
    const taken = await days.updateOne({ _id: day, micros: { $lte: most } }, { $inc: { micros } });
    return taken.modifiedCount === 1;
  }

  async function add(day: string, micros: Micros): Promise<void> {
    await days.updateOne({ _id: day }, { $inc: { micros } }, { upsert: true });
  }

  return {
    /** Takes what they may cost; those for which nothing is left are held. @returns those that may be begun */
    async reserve(claimed: readonly Message[]): Promise<Message[]> {
      if (limit === null || claimed.length === 0) return [...claimed];
      const day = localTime(deps.clock.now(), deps.teamTimezone).date;
      const priced = claimed.map((message): Priced => ({
        ...message,
        spend: { day, micros: costOf(message) },
      }));
      const all = priced.reduce((sum, { spend }) => sum + spend.micros, 0);
      if (await take(day, all)) return priced;
      const paid: Priced[] = [];
      const over: Priced[] = [];
      for (const message of priced) {
        if (await take(day, message.spend.micros)) paid.push(message);
        else over.push(message);
      }
      await hold(over, day);
      return paid;
    },

    /** What was reserved for messages that were not begun. One whose `sending` stands all the same keeps it. */
    async release(unsent: readonly Message[]): Promise<void> {
      const reserved = unsent.filter(hasSpend);
      if (reserved.length === 0) return;
      const ids = reserved.map(({ _id }) => _id);
      const begun = await messages.find({ _id: { $in: ids }, state: 'sending' }, { fence: 1 }).lean();
      for (const { _id, fence, spend } of reserved) {
        const stands = begun.some((one) => one._id === _id && one.fence === fence);
        if (!stands) await add(spend.day, -spend.micros);
      }
    },

    /**
     * In the transaction that ends an attempt: what was certainly not sent costs nothing, and what had been given
     * back and was sent after all does. `before` is the message as it stood.
     */
    async settle(before: Message, state: Message['state']): Promise<void> {
      if (limit === null || state === 'unknown') return;
      if (hasSpend(before)) {
        if (!NOT_SENT.includes(state)) return;
        await add(before.spend.day, -before.spend.micros);
        await messages.updateOne({ _id: before._id }, { $unset: { spend: 1 } });
      } else if (state === 'sent' || state === 'delivered') {
        const spend = { day: localTime(deps.clock.now(), deps.teamTimezone).date, micros: costOf(before) };
        await add(spend.day, spend.micros);
        await messages.updateOne({ _id: before._id }, { $set: { spend } });
      }
    },
  };
}

const NOT_SENT: readonly Message['state'][] = ['queued', 'failed', 'dead'];

type Priced = Message & Required<Pick<Message, 'spend'>>;

function hasSpend(message: Message): message is Priced {
  return message.spend !== undefined;
}
