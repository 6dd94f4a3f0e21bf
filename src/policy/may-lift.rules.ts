import { type Consent, type Suppression } from './contact-address.model';
import { DAY_MS } from '../time/civil-date';

/**
 * Whether a manager may lift it. What a person asked for themselves, in whatever words or by whatever link, only with
 * an express consent on record that they gave later. So too a number on the internal do-not-call list, which binds
 * for three years and fourteen days (canada.md 1.2), save that a slip of the keyboard may be mended within a day. A
 * stop that the team set itself, and an address that once did not work, at any time. Odd dates lift nothing.
 */
export function mayLift(entry: Suppression, consents: readonly Consent[], at: Date): boolean {
  if (entry.cause === 'bounce' || entry.cause === 'bad_number') return true;
  if (isTeamsOwn(entry) && (entry.channel !== 'CALL' || isWithinADay(entry.at, at))) return true;
  return consents.some(
    (consent) => consent.basis === 'express' && consent.at > entry.at && !(consent.at > at),
  );
}

/** Set with `/stop`, not said by the person to a caller. */
function isTeamsOwn({ cause, proof }: Suppression): boolean {
  return cause === 'manual' && (proof?.message_id.startsWith(`${STOP_ID}_`) ?? false);
}

/** The proof of a stop by command has an id that begins so. */
export const STOP_ID = 'stop';

function isWithinADay(set: Date, at: Date): boolean {
  return at.getTime() - set.getTime() < DAY_MS;
}
