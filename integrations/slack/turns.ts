/** Effects at the same time: more would only make each of them, and every acknowledgement, slower. */
const AT_ONCE = 2;
/** Real milliseconds for which effects stand back behind acknowledgements; then they go on all the same. */
const PATIENCE_MS = 1_500;

/** The work was not begun, because the process is ending. */
export const LEFT = Symbol('left to another process');

export interface Turns {
  /** Work that somebody is waiting for with a clock in hand. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Work that was acknowledged: begins when no acknowledgement is pending, or after a while. */
  afterwards<T>(work: () => Promise<T>): Promise<T | typeof LEFT>;
  /** Begins nothing more: what still waits is left to the process that takes its intent up. */
  stop(): void;
}

/**
 * Acknowledgements before effects. Slack drops a request after 3 s, and a person who presses a button wants to see at
 * once that it was received; what was received is stored, so it can wait for its turn.
 */
export function createTurns({ atOnce = AT_ONCE, patienceMs = PATIENCE_MS } = {}): Turns {
  const waiting: { begin: (turn: boolean) => void; since: number }[] = [];
  let stopped = false;
  let pending = 0;
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  function pump(): void {
    clearTimeout(timer);
    for (let next = waiting[0]; next && running < atOnce; next = waiting[0]) {
      const waited = performance.now() - next.since;
      if (pending > 0 && waited < patienceMs) {
        timer = setTimeout(pump, patienceMs - waited);
        return;
      }
      waiting.shift();
      running++;
      next.begin(true);
    }
  }

  return {
    async first(work) {
      pending++;
      try {
        return await work();
      } finally {
        pending--;
        pump();
      }
    },
    async afterwards(work) {
      if (stopped) return LEFT;
      const hasTurn = await new Promise<boolean>((begin) => {
        waiting.push({ begin, since: performance.now() });
        pump();
      });
      if (!hasTurn) return LEFT;
      try {
        return await work();
      } finally {
        running--;
        pump();
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const { begin } of waiting.splice(0)) begin(false);
    },
  };
}
