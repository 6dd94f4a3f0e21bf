import fc from 'fast-check';
import { judgeConfidence } from '../../../src/heimdall/gate.rules';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => world.close());

const OFFERS = { domain: 'OFFERS', action: 'make', reason: 'we begin with care' };

test('when a confidence is judged, then more of it never gets a stricter answer, and none of it is ever allowed by mistake', () => {
  const ORDER = ['deny', 'ask', 'allow'];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, share, share, (one, two, a, b) => {
      const gate = { min_confidence: Math.max(one, two), ask_from: Math.min(one, two) };
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((sure) => judgeConfidence(gate, sure).verdict);
      expect(ORDER.indexOf(low ?? '')).toBeLessThanOrEqual(ORDER.indexOf(high ?? ''));
      expect(judgeConfidence(gate, a).verdict === 'allow').toBe(a >= gate.min_confidence);
    }),
  );
  const gate = { min_confidence: 0.8, ask_from: 0.5 };
  for (const none of [NaN, Infinity, 1.1, -1]) expect(judgeConfidence(gate, none).verdict).toBe('deny');
  expect(judgeConfidence(null, 1)).toEqual({ verdict: 'ask', reason: 'no_gate' });
});

test('when a manager sets a gate, then it holds at once, on every instance, as a new version, audited; the same again is none', async () => {
  expect(await world.heimdall.ask('OFFERS', 'make', 0.99)).toMatchObject({
    verdict: 'ask',
    reason: 'no_gate',
  });
  await world.heimdall.upsertGate({ ...OFFERS, min_confidence: 0.8, ask_from: 0.5 }, MANAGER);
  const other = world.another();
  const verdicts = [0.8, 0.79, 0.5, 0.49].map(
    async (sure) => (await other.heimdall.ask('OFFERS', 'make', sure)).verdict,
  );
  expect(await Promise.all(verdicts)).toEqual(['allow', 'ask', 'ask', 'deny']);
  const again = await world.heimdall.upsertGate({ ...OFFERS, min_confidence: 0.8, ask_from: 0.5 }, CALLER);
  expect(again).toMatchObject({ version: 1, changed_by: 'slack:U0MANAGER' });
  await world.heimdall.upsertGate({ ...OFFERS, min_confidence: 0.9, ask_from: 0 }, MANAGER);
  expect(await world.heimdall.ask('OFFERS', 'make', 0.1)).toMatchObject({
    verdict: 'ask',
    gate: { version: 2 },
  });
  const entries = world.store.connection.collection('audit_entry').find({ action: 'heimdall_gate.upsert' });
  expect((await entries.toArray()).map(({ before, after }): unknown[] => [before, after])).toEqual([
    [null, { min_confidence: 0.8, ask_from: 0.5, version: 1 }],
    [
      { min_confidence: 0.8, ask_from: 0.5 },
      { min_confidence: 0.9, ask_from: 0, version: 2 },
    ],
  ]);
});

test('when people would be asked above what is allowed anyway, then it is refused and named', async () => {
  const wrong = world.heimdall.upsertGate({ ...OFFERS, min_confidence: 0.5, ask_from: 0.6 }, MANAGER);
  await expect(wrong).rejects.toThrow('ask_from: must not be above');
});

test('when a throttle could begin by itself, then its gate decides, and what a manager set survives the next start', async () => {
  expect(await world.heimdall.ask('TRIPWIRE', 'increase_offer_discount', 0.999)).toMatchObject({
    verdict: 'allow',
  });
  expect(await world.heimdall.ask('TRIPWIRE', 'expand_contact_windows', 0.999)).toMatchObject({
    verdict: 'ask',
  });
  const stricter = { domain: 'TRIPWIRE', action: 'increase_offer_discount', reason: 'ask us' };
  await world.heimdall.upsertGate({ ...stricter, min_confidence: 1, ask_from: 0 }, MANAGER);
  await world.heimdall.seed();
  expect(await world.heimdall.ask('TRIPWIRE', 'increase_offer_discount', 0.999)).toMatchObject({
    verdict: 'ask',
  });
});
