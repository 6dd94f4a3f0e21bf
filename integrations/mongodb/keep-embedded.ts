import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddedStore, startEmbedded } from './embedded/start';

/** Between two attempts to have the store again. Real milliseconds. */
const AGAIN_MS = 1_000;

export interface KeptStore {
  /** To be called before the connection is closed: that is no loss. */
  unwatch(): void;
  /** Ends the store if this process owns it. */
  stop(): Promise<void>;
}

/**
 * Has the embedded store started again when it has ended before this process: it was another process's own and went
 * with that one, or it died. Its socket has the same name then, so the driver finds it again by itself and repeats
 * what it was asked meanwhile; where the new one is at another address (a port, without unix sockets), that is told
 * and the process has to be started again.
 */
export function keepEmbedded(options: {
  dataDir: string;
  first: EmbeddedStore;
  tell(line: string): void;
}): KeptStore {
  let store = options.first;
  let isOver = false;
  let letGo = (): void => undefined;
  const over = new Promise<void>((settle) => (letGo = settle));

  async function bringBack(): Promise<void> {
    while (!isOver) {
      try {
        store = await startEmbedded({ dataDir: options.dataDir });
        options.tell(howItCameBack(store, options.first));
        return;
      } catch (error) {
        options.tell(
          `the store has ended and cannot be started: ${error instanceof Error ? error.message : String(error)}`,
        );
        await pause(AGAIN_MS);
      }
    }
  }
  const watching = (async () => {
    for (;;) {
      await Promise.race([store.ended, over]);
      if (isOver) return;
      await bringBack();
    }
  })();

  return {
    unwatch() {
      isOver = true;
      letGo();
    },
    async stop() {
      await watching;
      await store.stop();
    },
  };
}

function howItCameBack(store: EmbeddedStore, first: EmbeddedStore): string {
  if (store.uri !== first.uri) return 'the store came back at another address: start this process again';
  return store.owned
    ? 'the store had ended and was started again'
    : 'the store had ended, and another process has started it again';
}
