import { type Actor, actorName } from '../../contract/actor';
import { UserError } from '../../errors';
import { translator } from '../../i18n/translate';
import { newId } from '../../ids';
import { type Cents, formatMoney, toDollars } from '../../money';
import { expireReservations } from './expire-reservations';
import { type Exposure } from './exposure.rules';
import { dayId, readExposure } from './read-exposure';
import { type Reservation } from './reservation.model';
import { type RiskDeps } from './risk-ports';

export interface ReserveWish {
  domain: string;
  amount: Cents;
  reference?: string | undefined;
  expires_at?: Date | undefined;
  correlation_id?: string | undefined;
}

/**
 * Promises money, or refuses: never above a limit by a cent, whoever asks at the same time. What has expired is ended
 * before a refusal, so that nothing is refused that fits. The same reference brings back the same reservation.
 * @throws UserError `refused`, reason `risk_limit_exceeded`, with what is available
 */
export function reserve(deps: RiskDeps) {
  const exposure = readExposure(deps);
  const expire = expireReservations(deps);

  return (wish: ReserveWish, actor: Actor): Promise<Reservation> =>
    deps.transaction(async () => {
      const { reference } = wish;
      const known = reference === undefined ? null : await deps.reservations.findOne({ reference }).lean();
      if (known) return known;
      let now = await exposure(wish.domain);
      while (wish.amount > now.available && (await expire()) > 0) now = await exposure(wish.domain);
      if (wish.amount > now.available) throw exceeded(wish.amount, now);
      const reservation = newReservation(wish, now.day, actor, deps.clock.now());
      await deps.reservations.create([reservation]);
      for (const _id of [wish.domain, dayId(wish.domain, now.day)]) {
        await deps.totals.updateOne({ _id }, { $inc: { promised: wish.amount } }, { upsert: true });
      }
      await deps.audit.record(actor, {
        action: 'risk.reserve',
        thing: { kind: 'risk_reservation', id: reservation._id },
        after: { domain: wish.domain, amount: wish.amount },
        ...(wish.correlation_id === undefined ? {} : { correlation_id: wish.correlation_id }),
      });
      return reservation;
    });
}

function newReservation(wish: ReserveWish, day: string, actor: Actor, created_at: Date): Reservation {
  const { domain, amount, reference, expires_at, correlation_id } = wish;
  return {
    _id: newId('reservation'),
    domain,
    amount,
    day,
    ...(reference === undefined ? {} : { reference }),
    ...(correlation_id === undefined ? {} : { correlation_id }),
    ...(expires_at === undefined ? {} : { expires_at }),
    state: 'reserved',
    asked_by: actorName(actor),
    created_at,
  };
}

function exceeded(amount: Cents, { domain, available }: Exposure): UserError {
  const params = { domain, amount: formatMoney(amount), available: formatMoney(available) };
  return new UserError('refused', translator('en')('refused.risk_limit_exceeded', params), {
    reason: 'risk_limit_exceeded',
    extra: { ...params, available_dollars: toDollars(available) },
  });
}
