import { createClockWatch } from '../../src/clock-watch';

/** A clock and one that cannot be set, both moved by hand. */
function world(rate = 1) {
  let shown = Date.UTC(2026, 11, 2, 15);
  let real = 1000;
  const isSteady = createClockWatch({
    clock: { now: () => new Date(shown) },
    rate,
    monotonicMs: () => real,
  });
  return {
    isSteady,
    pass(seconds: number) {
      real += seconds * 1000;
      shown += seconds * 1000 * rate;
    },
    set: (byMs: number) => void (shown += byMs),
  };
}

describe.each([1, 60])('a clock that runs %i times as fast', (rate) => {
  test('when it runs as it should, then it is trusted, for days', () => {
    const { isSteady, pass } = world(rate);
    for (const seconds of [0, 1, 5, 3600, 86_400 * 5]) {
      pass(seconds);
      expect(isSteady()).toBe(true);
    }
  });

  test.each([-3600_000, 3600_000])('when it jumps by %i ms, then it is not trusted for a minute', (jump) => {
    const { isSteady, pass, set } = world(rate);
    pass(10);
    set(jump * rate);
    expect(isSteady()).toBe(false);
    pass(59);
    expect(isSteady()).toBe(false);
    pass(1);
    expect(isSteady()).toBe(true);
  });

  test('when it jumps there and back, then the minute begins again', () => {
    const { isSteady, pass, set } = world(rate);
    set(3600_000 * rate);
    expect(isSteady()).toBe(false);
    pass(50);
    set(-3600_000 * rate);
    expect(isSteady()).toBe(false);
    pass(50);
    expect(isSteady()).toBe(false);
  });
});

test('when it is set by a few seconds, then that is no jump; one that cannot be read is not trusted', () => {
  const { isSteady, set } = world();
  set(5000);
  expect(isSteady()).toBe(true);
  set(NaN);
  expect(isSteady()).toBe(false);
});
