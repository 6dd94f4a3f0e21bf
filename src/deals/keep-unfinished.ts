import { type LeadId } from '../ids';
import { type Lead } from '../leads/lead.model';
import { type DealNumbers } from './deal-numbers';
import { type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { latestDeal } from './latest-deal';
import { retryAfterMs, waitOf } from './unfinished.rules';

/** Keeps in mind what a flow had to do without, or that it is whole. In the transaction of its card. */
export async function keepUnfinished(
  { unfinished, clock }: Pick<DealsDeps, 'unfinished' | 'clock'>,
  lead: Lead,
  missing: readonly MissingPart[],
  { numbers, attempts, isNew }: { numbers: DealNumbers | null; attempts: number; isNew: boolean },
): Promise<void> {
  const wait = waitOf(missing, lead);
  if (wait === null || (wait === 'facts' && numbers === null)) {
    if (!isNew) await unfinished.deleteOne({ _id: lead._id });
    return;
  }
  await unfinished.replaceOne(
    { _id: lead._id },
    {
      ...(numbers && { numbers }),
      attempts,
      ...(wait === 'retry' && { retry_at: new Date(clock.now().getTime() + retryAfterMs(attempts)) }),
      ...(typeof wait === 'object' && wait),
    },
    { upsert: true },
  );
}

/** Somebody said more about a lead: what its flow lacks may be done now. */
export async function wakeUnfinished(
  { unfinished, deals, clock }: Pick<DealsDeps, 'unfinished' | 'deals' | 'clock'>,
  lead: LeadId,
): Promise<void> {
  const latest = await latestDeal(deals, lead);
  if (latest?.missing.length === 0) return;
  await unfinished.updateOne(
    { _id: lead },
    {
      $set: { retry_at: clock.now() },
      $setOnInsert: { attempts: 0 },
      $unset: { waits_for: 1 },
    },
    { upsert: true },
  );
}
