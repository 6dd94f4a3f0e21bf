import { CommandError } from '../query/errors';

export interface TimeLimit {
  /** When the client's patience is over; undefined when it set no limit. */
  readonly at: number | undefined;
  /** @throws MaxTimeMSExpired */
  check(): void;
  /** The command is answered: its cursor may rest as long as the client likes. */
  stop(): void;
}

/** https://www.mongodb.com/docs/manual/reference/method/cursor.maxTimeMS/ */
export function createTimeLimit(milliseconds: number | undefined): TimeLimit {
  const at = milliseconds ? Date.now() + milliseconds : undefined;
  let stopped = false;
  return {
    at,
    check() {
      if (at !== undefined && !stopped && Date.now() > at) {
        throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
      }
    },
    stop() {
      stopped = true;
    },
  };
}
