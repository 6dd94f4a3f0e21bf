import { type Actor } from '../../contract/actor';
import { UserError } from '../../errors';
import { translator } from '../../i18n/translate';
import { dayId } from './read-exposure';
import { type Reservation, type ReservationEnd } from './reservation.model';
import { type RiskDeps } from './risk-ports';

/**
 * Ends a promise, once. Released or expired, it counts no longer; settled, it counts no longer in all, but its day
 * has promised it. @returns the reservation, and whether this call ended it
 */
export function endReservation(deps: RiskDeps) {
  return (
    id: string,
    outcome: ReservationEnd,
    actor: Actor,
  ): Promise<{ reservation: Reservation; first: boolean }> =>
    deps.transaction(async () => {
      const before = await deps.reservations.findById(id).lean();
      if (!before) throw refusal('not_found', 'reservation_not_found', { id });
      if (before.state !== 'reserved') {
        if (before.state === outcome) return { reservation: before, first: false };
        throw refusal('conflict', 'reservation_over', { id, state: before.state });
      }
      const change = { state: outcome, ended_at: deps.clock.now() };
      await deps.reservations.updateOne({ _id: id, state: 'reserved' }, { $set: change });
      const { domain, day, amount } = before;
      await deps.totals.updateOne({ _id: domain }, { $inc: { promised: 0 - amount } });
      if (outcome !== 'settled') {
        await deps.totals.updateOne({ _id: dayId(domain, day) }, { $inc: { promised: 0 - amount } });
      }
      await deps.audit.record(actor, {
        action: `risk.${outcome}`,
        thing: { kind: 'risk_reservation', id },
        before: { state: 'reserved' },
        after: { state: outcome, amount },
        ...(before.correlation_id === undefined ? {} : { correlation_id: before.correlation_id }),
      });
      return { reservation: { ...before, ...change }, first: true };
    });
}

function refusal(
  code: 'not_found' | 'conflict',
  reason: 'reservation_not_found' | 'reservation_over',
  extra: Record<string, string>,
): UserError {
  return new UserError(code, translator('en')(`refused.${reason}`, extra), { reason, extra });
}
