import { type Model } from 'mongoose';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { type SenderPace } from './sender-pace.model';
import { segmentsOf } from './templates/segments.rules';

/** How fast one sender may hand over: segments of texts, or whole e-mails. */
export interface Pace {
  /** The number, messaging service or address. */
  sender: string;
  aSecond: number;
}

/** The right to begin some units now. What was begun is charged as it turned out, before it is handed over. */
export interface Turn {
  units: number;
  /** Those who wait are taken strictly in order. */
  inOrder: boolean;
  charge(begun: readonly Message[]): Promise<void>;
}

/** No turn yet: not before so many milliseconds. */
export interface NotYet {
  waitMs: number;
}

/** What was not used is kept for so long: the job comes by once a second, and may be late. */
const BURST_MS = 2_000;

const FREE: Turn = { units: Infinity, inOrder: false, charge: async () => undefined };

/**
 * One token a sender for all workers, in the store: a turn moves it ahead by what may be begun, and who finds it too
 * far ahead waits. The provider's own queue then stays short, so that a text leaves when the gate has allowed it. A
 * worker that dies with its turn costs a quarter of a second's units. Workers' real clocks are taken to agree.
 */
export function paceSender(
  deps: Pick<OutreachDeps, 'pacing' | 'realNow'> & { paces: Model<SenderPace> },
): (channel: Message['channel']) => Promise<Turn | NotYet> {
  return async (channel) => {
    const pace = deps.pacing[channel];
    if (pace === undefined) return FREE;
    const _id = `${channel}:${pace.sender}`;
    const eachMs = 1000 / pace.aSecond;
    const units = Math.max(1, Math.floor(pace.aSecond / 4));
    const move = (by: number) => deps.paces.updateOne({ _id }, { $inc: { busy_until: by * eachMs } });

    const now = deps.realNow();
    await deps.paces.updateOne({ _id }, { $max: { busy_until: now } }, { upsert: true });
    const latest = now + Math.max(BURST_MS, eachMs) - units * eachMs;
    const taken = await deps.paces.updateOne(
      { _id, busy_until: { $lte: latest } },
      { $inc: { busy_until: units * eachMs } },
    );
    if (taken.modifiedCount === 0) {
      const found = await deps.paces.findById(_id).lean();
      return { waitMs: Math.max(1, (found?.busy_until ?? now) - latest) };
    }
    return {
      units,
      inOrder: true,
      async charge(begun) {
        const used = begun.reduce((sum, message) => sum + unitsOf(message), 0);
        if (used !== units) await move(used - units);
      },
    };
  };
}

function unitsOf({ channel, body }: Pick<Message, 'channel' | 'body'>): number {
  return channel === 'SMS' ? segmentsOf(body) : 1;
}
