import { within } from './within';

interface Track {
  add(work: Promise<unknown>): void;
  /** Waits for what is under way, at most `ms` real milliseconds. */
  settled(ms: number): Promise<void>;
}

/** Work that goes on after its answer: an orderly end waits for it. */
export function createTrack(): Track {
  const underWay = new Set<Promise<unknown>>();

  return {
    add(work) {
      const quiet = work.catch(() => undefined).finally(() => underWay.delete(quiet));
      underWay.add(quiet);
    },
    async settled(ms) {
      await within(ms, Promise.all(underWay));
    },
  };
}
