import { type Clock } from './contract/ports';

/**
 * The domain clock. Outside production it can be set to another instant and run faster:
 * `start` is the instant at which this process begins, `rate` how many domain seconds pass in a real one.
 */
export function createClock(options: { start?: Date | undefined; rate?: number | undefined } = {}): Clock {
  const { start, rate = 1 } = options;
  if (start === undefined && rate === 1) return { now: () => new Date() };
  const began = Date.now();
  const base = start?.getTime() ?? began;
  return { now: () => new Date(base + (Date.now() - began) * rate) };
}
