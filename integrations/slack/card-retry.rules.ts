import { type SlackFailure } from './slack-failure';

/** A message whose answer was lost may still be on its way in: it is not looked for before this. */
const SETTLE_MS = 5_000;
const REFUSED_MS = 30_000;
const LONGEST_MS = 30 * 60_000;

/**
 * Real milliseconds until a card is tried again. It is never given up: a channel can be opened again,
 * a token renewed. `attempt` counts from 1.
 */
export function cardPause(attempt: number, failure: SlackFailure): number {
  switch (failure.kind) {
    case 'rate_limited':
      return failure.retryAfterMs;
    case 'unknown':
      return growing(SETTLE_MS, attempt);
    case 'refused':
      return growing(REFUSED_MS, attempt);
  }
}

/** Real milliseconds until a reply looks for its thread again; the parent's post makes it due before. */
export function parentPause(attempt: number): number {
  return growing(SETTLE_MS, attempt);
}

function growing(first: number, attempt: number): number {
  return Math.min(LONGEST_MS, first * 2 ** Math.min(attempt - 1, 20));
}
