import { MAX_ATTEMPTS, retryDelay } from '../../../src/outreach/retry.rules';
import { validitySeconds } from '../../../src/outreach/validity.rules';

describe('when to try again', () => {
  test('when tries follow each other, then the delay doubles, with jitter, and ends', () => {
    const delays = (chance: number) =>
      Array.from({ length: 14 }, (_, index) => retryDelay(index + 1, undefined, chance));
    expect(delays(0)).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000],
      ...[300_000, 300_000, 300_000, 300_000, null],
    ]);
    expect(delays(0.5).slice(0, 5)).toEqual([1_500, 3_000, 6_000, 12_000, 24_000]);
    expect(retryDelay(MAX_ATTEMPTS, 5, 0)).toBeNull();
  });

  test('when the provider said how long, then never before, and never less than our own delay', () => {
    expect(retryDelay(1, 60_000, 0)).toBe(60_000);
    expect(retryDelay(5, 1, 0)).toBe(16_000);
  });
});

describe('how long the provider may keep it', () => {
  const now = new Date('2026-12-02T15:00:00Z');
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

  test.each([
    [3600, 3540],
    [120, 60],
    [119.9, null],
    [0, null],
    [-5, null],
    [200_000, 36_000],
  ])('when the window closes in %d s, then %d', (left, seconds) => {
    expect(validitySeconds(now, after(left))).toBe(seconds);
  });

  test('when nothing is open, or it cannot be read, then it is not handed over', () => {
    expect(validitySeconds(now, null)).toBeNull();
    expect(validitySeconds(now, new Date(NaN))).toBeNull();
  });
});
