import { type Connection } from 'mongoose';
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
export function keepEmbedded(
  connection: Connection,
  options: { dataDir: string; first: EmbeddedStore; tell(line: string): void },
): KeptStore {
  let store = options.first;
  let isOver = false;
  let bringing: Promise<void> = Promise.resolve();

  async function bringBack(): Promise<void> {
    while (!isOver) {
      try {
        store = await startEmbedded({ dataDir: options.dataDir });
        if (store.uri !== options.first.uri)
          options.tell('the store came back at another address: start this process again');
        else
          options.tell(
            store.owned
              ? 'the store had ended and was started again'
              : 'the store had ended, and another process has started it again',
          );
        return;
      } catch (error) {
        options.tell(
          `the store has ended and cannot be started: ${error instanceof Error ? error.message : String(error)}`,
        );
        await pause(AGAIN_MS);
      }
    }
  }
  const onLoss = (): void => {
    bringing = bringing.then(bringBack);
  };
  connection.on('disconnected', onLoss);

  return {
    unwatch() {
      isOver = true;
      connection.off('disconnected', onLoss);
    },
    async stop() {
      await bringing;
      await store.stop();
    },
  };
}
