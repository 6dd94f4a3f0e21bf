import fc from 'fast-check';
import { createRateLimit } from '../../../src/http/rate-limit';

describe('the rate limit', () => {
  it('when requests come at any instants, then no 60 seconds hold more than allowed, and waiting suffices', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (steps, perMinute) => {
        let now = 0;
        const limit = createRateLimit(perMinute, () => now);
        const passed: number[] = [];
        for (const step of steps) {
          now += step;
          const wait = limit.take('crm');
          const inWindow = passed.filter((at) => at > now - 60_000).length;
          expect(wait === null).toBe(inWindow < perMinute);
          if (wait === null) passed.push(now);
          else expect(passed.filter((at) => at > now + wait - 60_000).length).toBeLessThan(perMinute);
        }
      }),
    );
  });
});
