/** What a suite found out, by name; those that must be 0 are violations. */
export type Figures = Record<string, number>;

/** One proof. A full run is many rounds, each with a seed of its own, so that it can go on where it was ended. */
export interface Suite {
  name: string;
  /** Of the full form. */
  rounds: number;
  /** What a full round takes on a quiet machine with two cores. */
  minutesEach: number;
  round(seed: number): Promise<Figures>;
  /** The names of what must be 0. */
  violations: string[];
}

/** Real milliseconds for one call: a busy machine must not make a fault of its own. */
export const CALL_MS = 4_000;

/** The same sequence for the same seed: Lehmer's generator (Park and Miller, 1988). In [0, 1). */
export function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
}
