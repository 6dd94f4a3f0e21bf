import { type BuyerId, type DealId, type LeadId, type TaskId } from '../ids';

/**
 * The names of wishes: the same wish never becomes two messages, whoever asks, however often, in whatever process.
 * A key that was used stands for its first message for good.
 */

/** A ladder's step; the second text and later ones only after the one before was certainly not sent. */
export function taskIntent(task: TaskId, nth: number): string {
  return nth === 1 ? `task:${task}` : `task:${task}:${nth}`;
}

export function taskOfIntent(key: string): TaskId | null {
  const id = /^task:([^:]+)(?::\d+)?$/.exec(key)?.[1];
  return id === undefined ? null : (id as TaskId);
}

/** One deal is told to one buyer once, and to its seller. */
export function dealIntent(deal: DealId, whom: BuyerId | LeadId): string {
  return `deal:${deal}:${whom}`;
}

/** One request, by its Idempotency-Key and who gave it, or one use in Slack. */
export function requestIntent(intentKey: string): string {
  return `message:${intentKey}`;
}
