import { type Model } from 'mongoose';
import { type Clock, type Transaction } from '../contract/ports';
import { type DealTold } from './deal-told.model';
import { type Feedback } from './record-feedback';

/** In one run of the job; the rest comes with the next. */
const AT_ONCE = 100;

/**
 * Who was sent a deal and did not answer within 48 hours: NO_RESPONSE, once for each buyer and deal (spec 3.6). What
 * waits is found by an index, and taken off in the transaction that writes the event, so that of two processes, or
 * after a crash, one does it.
 * @returns how many
 */
export function noteSilence(deps: {
  told: Model<DealTold>;
  record(feedback: Feedback): Promise<unknown>;
  clock: Clock;
  transaction: Transaction;
}) {
  async function note({ _id }: DealTold, now: Date): Promise<boolean> {
    return deps.transaction(async () => {
      const silent = await deps.told
        .findOneAndUpdate({ _id, silent_at: { $lte: now } }, { $unset: { silent_at: 1 } })
        .lean();
      if (!silent) return false;
      const { buyer_id, deal_id, province, market, property_type } = silent;
      await deps.record({
        event: 'NO_RESPONSE',
        province,
        market,
        property_type,
        buyer_id,
        deal_id,
        source: 'job',
      });
      return true;
    });
  }

  return async (): Promise<number> => {
    const now = deps.clock.now();
    const due = await deps.told
      .find({ silent_at: { $lte: now } })
      .sort({ silent_at: 1 })
      .limit(AT_ONCE)
      .lean();
    let noted = 0;
    for (const told of due) noted += Number(await note(told, now));
    return noted;
  };
}
