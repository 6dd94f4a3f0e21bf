/** Twilio keeps a message in its own queue for at most ten hours (docs/api/errors/30036). */
export const LONGEST_VALIDITY_S = 36_000;
/** From hand-over to the carrier a message may still take this long: it comes off the end. */
const MARGIN_S = 60;
/** With less than this left in the window a message is not handed over any more. */
const SHORTEST_VALIDITY_S = 60;

/**
 * How long the provider may keep the message, in seconds: it must not leave the provider's queue after the window
 * has closed. Null when too little is left, or nothing is open.
 */
export function validitySeconds(now: Date, closes: Date | null): number | null {
  if (closes === null) return null;
  const left = Math.floor((closes.getTime() - now.getTime()) / 1000) - MARGIN_S;
  // Not a number is not enough either.
  return left >= SHORTEST_VALIDITY_S ? Math.min(left, LONGEST_VALIDITY_S) : null;
}
