import { createFaults, createRandom } from '../../../integrations/sandbox/faults';
import { createLedger } from '../../../integrations/sandbox/ledger';

describe('the ledger', () => {
  it('when more comes than it holds, then the newest stay, in order, and the count is of all', () => {
    const ledger = createLedger<{ n: number }>(5);
    for (let n = 1; n <= 13; n += 1) ledger.add({ n });

    expect(ledger.entries().map(({ n }) => n)).toEqual([9, 10, 11, 12, 13]);
    expect(ledger.entries().map(({ seq }) => seq)).toEqual([9, 10, 11, 12, 13]);
    expect(ledger.entries(11).map(({ n }) => n)).toEqual([12, 13]);
    expect([ledger.total(), ledger.dropped()]).toEqual([13, 8]);
    ledger.clear();
    expect([ledger.total(), ledger.entries()]).toEqual([0, []]);
  });

  it('when it is exactly full, then nothing is dropped', () => {
    const ledger = createLedger<{ n: number }>(3);
    for (let n = 1; n <= 3; n += 1) ledger.add({ n });
    expect(ledger.entries().map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(ledger.dropped()).toBe(0);
  });
});

describe('faults', () => {
  const any = { path: '/x', body: 'To=%2B1604' };

  it('when a rule has a count, then it strikes so often and is gone', () => {
    const faults = createFaults();
    faults.add({ kind: 'hang', times: 2 });
    expect([1, 2, 3].map(() => faults.strike(any)?.kind ?? null)).toEqual(['hang', 'hang', null]);
    expect(faults.rules()).toEqual([]);
  });

  it('when a rule is about one thing, then it leaves the rest alone', () => {
    const faults = createFaults();
    faults.add({ kind: 'hang', match: '1604' }, { kind: 'slow', match: '/api/chat' });
    expect(faults.strike(any)).toMatchObject({ kind: 'hang' });
    expect(faults.strike({ path: '/api/chat.update', body: '' })).toMatchObject({ kind: 'slow' });
    expect(faults.strike({ path: '/other', body: '' })).toBeNull();
  });

  it('when a rule strikes by chance, then about so often, and the same with the same seed', () => {
    const struck = (seed: number) => {
      const faults = createFaults(seed);
      faults.add({ kind: 'reset_after', probability: 0.1 });
      return Array.from({ length: 5_000 }, () => (faults.strike(any) === null ? 0 : 1));
    };
    const share = struck(7).reduce<number>((sum, one) => sum + one, 0) / 5_000;

    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
    expect(struck(7)).toEqual(struck(7));
    expect(struck(7)).not.toEqual(struck(8));
  });

  it('when numbers are drawn, then they lie in [0, 1)', () => {
    const random = createRandom(42);
    const drawn = Array.from({ length: 1_000 }, random);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(990);
  });
});
