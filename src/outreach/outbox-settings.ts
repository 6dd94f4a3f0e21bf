/** How the outbox takes its time. Real milliseconds; tests make them short. */
export interface OutboxSettings {
  /** How long a claim holds. It outlasts the provider's timeout, so that an answer still finds its message. */
  leaseMs: number;
  /** The longest call to a provider (integrations/twilio, integrations/sendgrid). */
  callMs: number;
  /** What a worker still needs after the provider's answer; and after a claim, before its message counts as lost. */
  marginMs: number;
  /** Hand-overs under way at once, in one process and channel. */
  inFlight: number;
  /** After its attempt, when an `unknown` message is first looked up in the provider's list. */
  firstLookMs: number;
  /** What is not in the provider's list so long after its attempt was not accepted. */
  absentAfterMs: number;
  /** So long an `unknown` message keeps other messages to its recipient waiting. */
  releaseAfterMs: number;
  /** So long the provider's list is still asked; after that only a report or a person settles it. */
  lookForMs: number;
}

const MINUTE_MS = 60_000;

/**
 * A process that dies in the middle of a call is noticed after leaseMs + marginMs, within the minute in which it must
 * be said. No byte leaves later than leaseMs − callMs − marginMs after a claim, so a list that is read five minutes
 * later has settled (facts/platform.md section 4).
 */
export const OUTBOX: OutboxSettings = {
  leaseMs: 45_000,
  callMs: 20_000,
  marginMs: 5_000,
  inFlight: 16,
  firstLookMs: 30_000,
  absentAfterMs: 5 * MINUTE_MS,
  releaseAfterMs: 15 * MINUTE_MS,
  lookForMs: 24 * 60 * MINUTE_MS,
};
