/** What was measured: how many, their sum and that of their squares. Of a share: 1 for each hit. */
export interface Sample {
  n: number;
  sum: number;
  squares: number;
}

export const NOTHING: Sample = { n: 0, sum: 0, squares: 0 };

export function added(samples: readonly Sample[]): Sample {
  return samples.reduce(
    (all, { n, sum, squares }) => ({ n: all.n + n, sum: all.sum + sum, squares: all.squares + squares }),
    NOTHING,
  );
}

export const meanOf = ({ n, sum }: Sample): number => sum / n;

/** Of the population of which these are a sample; 0 of one alone. */
export function varianceOf({ n, sum, squares }: Sample): number {
  return n < 2 ? 0 : Math.max(0, (squares - sum ** 2 / n) / (n - 1));
}
