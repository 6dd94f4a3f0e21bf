import { type ListedText } from '../contract/ports';
import { type Message } from './message.model';

/** The provider's clock and ours may differ by so much. */
const SKEW_MS = 60_000;

export type Finding =
  /** It was accepted: this is it. */
  | { kind: 'found'; text: ListedText }
  /** It was not accepted, if the list has settled. */
  | { kind: 'absent' }
  /** Something went to the recipient that is none of ours as we know them: only a person can tell. */
  | { kind: 'doubtful' };

/** From when on the provider's list is asked for an attempt. */
export function listedSince(beganAt: Date): Date {
  return new Date(beganAt.getTime() - SKEW_MS);
}

/**
 * What the provider's list of one recipient, since the attempt, tells of an `unknown` message. `claimed` are the ids
 * that belong to other messages of ours. One open attempt per recipient makes what is left unambiguous.
 */
export function findAttempt(
  message: Pick<Message, 'body'>,
  listed: readonly ListedText[],
  claimed: ReadonlySet<string>,
): Finding {
  const unclaimed = listed.filter(({ id }) => !claimed.has(id));
  const same = unclaimed.filter(({ body }) => body.trim() === message.body.trim());
  const [first] = same.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  if (first) return { kind: 'found', text: first };
  return unclaimed.length > 0 ? { kind: 'doubtful' } : { kind: 'absent' };
}
