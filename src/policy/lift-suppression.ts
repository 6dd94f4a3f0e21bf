import { type Transaction } from '../contract/ports';
import { type Channel } from './channel';
import { type LiftedSuppression, type Suppression } from './contact-address.model';
import { mayLift } from './may-lift.rules';
import { type SuppressionModels } from './suppress';

export interface Lifting {
  lifted: Suppression[];
  /** What may not be lifted: nothing of its channel is. */
  kept: Suppression[];
}

/**
 * Lifts what holds an address back, channel by channel, as far as it may be. The proof of what was lifted stays, with
 * who lifted it and why. Two at once: the second finds nothing left.
 */
export function liftSuppression(deps: SuppressionModels & { transaction: Transaction }) {
  return (
    address: string,
    channels: readonly Channel[],
    why: LiftedSuppression['lifted'],
  ): Promise<Lifting> =>
    deps.transaction(async () => {
      const record = await deps.addresses.findById(address).lean();
      const { suppressions = [], consents = [], lifted: before = [] } = record ?? {};
      const asked = suppressions.filter(({ channel }) => channels.includes(channel));
      const kept = asked.filter((entry) => !mayLift(entry, consents, why.at));
      const held = new Set(kept.map(({ channel }) => channel));
      const lifted = asked.filter(({ channel }) => !held.has(channel));
      if (lifted.length === 0) return { lifted, kept };
      await deps.addresses.updateOne(
        { _id: address },
        {
          $set: {
            suppressions: suppressions.filter((entry) => !lifted.includes(entry)),
            lifted: [...before, ...lifted.map((entry) => ({ ...entry, lifted: why }))],
          },
          $inc: { revision: 1 },
        },
      );
      if (lifted.length === suppressions.length) await deps.stopped.deleteOne({ _id: address });
      return { lifted, kept };
    });
}
