import { systemActor } from '../../contract/actor';
import { endReservation } from './end-reservation';
import { type RiskDeps } from './risk-ports';

const AT_ONCE = 200;

/** Ends what has expired, of every domain. Joins the caller's transaction where there is one. */
export function expireReservations(deps: RiskDeps) {
  const end = endReservation(deps);
  return async (): Promise<number> => {
    const late = await deps.reservations
      .find({ state: 'reserved', expires_at: { $lte: deps.clock.now() } })
      .limit(AT_ONCE)
      .lean();
    let expired = 0;
    for (const { _id } of late) {
      const ended = await deps.transaction(async () => {
        // Somebody else may have ended it since it was read.
        const now = await deps.reservations.findById(_id).lean();
        return (
          now?.state === 'reserved' && (await end(_id, 'expired', systemActor('expire-reservations'))).first
        );
      });
      if (ended) expired++;
    }
    return expired;
  };
}
