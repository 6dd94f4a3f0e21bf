import { type Connection } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Clock, type Transaction } from '../../contract/ports';
import { cents } from '../../money';
import { endReservation } from './end-reservation';
import { expireReservations } from './expire-reservations';
import { type Exposure } from './exposure.rules';
import { readExposure } from './read-exposure';
import { type Reservation, reservationModel } from './reservation.model';
import { reserve } from './reserve';
import { type RiskPolicy, riskPolicyModel } from './risk-policy.model';
import { type RiskDeps } from './risk-ports';
import { riskTotalModel } from './risk-total.model';
import { upsertRiskPolicy } from './upsert-risk-policy';

export type Risk = ReturnType<typeof createRisk>;

/** Spec 3.9. */
const SEED = { _id: 'WHOLESALE', per_day: cents(2_000_000_00), in_all: cents(10_000_000_00) };

/** How much money may be promised, and how much is. */
export function createRisk(given: {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
}) {
  const deps: RiskDeps = {
    ...given,
    policies: riskPolicyModel(given.connection),
    totals: riskTotalModel(given.connection),
    reservations: reservationModel(given.connection),
  };
  const exposure = readExposure(deps);
  // By _id, so that the index answers and the order is the same each time.
  const policies = async (): Promise<RiskPolicy[]> =>
    deps.policies
      .find({ _id: { $gte: '' } })
      .sort({ _id: 1 })
      .lean();

  return {
    policies,
    upsert: upsertRiskPolicy(deps),
    reserve: reserve(deps),
    end: endReservation(deps),
    /** By the caller's name for it. */
    findByReference: async (reference: string): Promise<Reservation | null> =>
      deps.reservations.findOne({ reference }).lean(),
    expire: expireReservations(deps),
    exposure,
    async exposures(): Promise<Exposure[]> {
      const all: Exposure[] = [];
      for (const { _id } of await policies()) all.push(await exposure(_id));
      return all;
    },
    async seed(): Promise<void> {
      const { _id, ...limits } = SEED;
      const rest = { version: 1, changed_by: 'system:seed', changed_at: given.clock.now() };
      await deps.policies.updateOne({ _id }, { $setOnInsert: { ...limits, ...rest } }, { upsert: true });
    },
  };
}
