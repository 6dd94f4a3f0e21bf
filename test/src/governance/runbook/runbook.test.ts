import { type Finding } from '../../../../src/contract/ports';
import { type AreasDeps } from '../../../../src/areas';
import { CHECK_IDS } from '../../../../src/governance/runbook/finding';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
const HOUR_MS = 3_600_000;

/** For policies that were changed past the product: their cache has nothing to compare, and trusts itself 400 real ms. */
async function forgetPolicies(): Promise<void> {
  await world.store.connection.collection('policy_revision').deleteMany({});
  await new Promise((resolve) => setTimeout(resolve, 500));
}

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.reset(TEN);
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});

const green: Finding = { state: 'green', text: 'runbook.provider_ok', params: { provider: 'x' } };
function lookups(more: Partial<AreasDeps['lookups']>): { lookups: AreasDeps['lookups'] } {
  const ask = async () => green;
  return {
    lookups: {
      migrations: async () => ({ ok: true, detail: 'at version 1 of 1' }),
      providers: { slack: ask, twilio: ask, sendgrid: ask },
      backupAt: async () => new Date(),
      ...more,
    },
  };
}

describe('the runbook', () => {
  test('when nothing was run, then only the smoke test blocks; when it was, then all is green', async () => {
    expect(await world.runbook.look()).toMatchObject({
      ok_to_enable_go_live: false,
      blocking: ['smoke_test'],
    });
    expect(await world.runbook.run(MANAGER)).toMatchObject({ ok: true, blocking: [] });
    const { ok_to_enable_go_live, checks } = await world.runbook.look();
    expect(ok_to_enable_go_live).toBe(true);
    expect(checks.map(({ id }) => id)).toEqual(CHECK_IDS);
  });

  test('when a smoke test is older than a day, then it counts no longer', async () => {
    await world.runbook.run(MANAGER);
    world.clock.pass(24 * 60 + 1);
    expect((await world.runbook.look()).blocking).toEqual(['smoke_test']);
  });

  test.each<[string, Partial<AreasDeps['lookups']>, string]>([
    [
      'the migrations are not applied',
      { migrations: async () => ({ ok: false, detail: 'at 0 of 1' }) },
      'migrations',
    ],
    ['nobody says when the backup was made', { backupAt: async () => null }, 'backup'],
    ['the backup is two days old', { backupAt: async () => new Date(Date.now() - 48 * HOUR_MS) }, 'backup'],
    [
      'a provider does not answer',
      {
        providers: {
          slack: async () => green,
          twilio: async () => ({
            state: 'red',
            text: 'runbook.provider_silent',
            params: { provider: 'Twilio' },
          }),
          sendgrid: async () => green,
        },
      },
      'twilio',
    ],
    [
      'a check throws',
      {
        providers: {
          slack: () => Promise.reject(new Error('away')),
          twilio: async () => green,
          sendgrid: async () => green,
        },
      },
      'slack',
    ],
    [
      'a check hangs',
      {
        providers: {
          slack: async () => green,
          twilio: async () => green,
          sendgrid: () => new Promise(() => undefined),
        },
      },
      'sendgrid',
    ],
  ])('when %s, then that blocks and nothing else does', async (_, more, blocks) => {
    const run = await world.another(lookups(more)).runbook.run(MANAGER);
    expect(run).toMatchObject({ ok: false, blocking: [blocks] });
  });

  test('when no offer policy is enabled, a policy is gone, or events failed, then each blocks', async () => {
    await world.runbook.run(MANAGER);
    await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: false });
    const policies = world.store.connection.collection<{ _id: string }>('market_policy');
    const nunavut = await policies.findOneAndDelete({ _id: 'NU:ALL' });
    await forgetPolicies();
    await world.kpi.emit('offer_generated', {
      correlation_id: 'x',
      success: false,
      detail: { evidence_id: 'e', province: 'ON' },
    });
    world.clock.pass(1);
    expect((await world.runbook.look()).blocking).toEqual(['policies', 'offer_policy', 'error_rate']);
    if (nunavut) await policies.insertOne(nunavut);
    await forgetPolicies();
  });

  test('when a manager acknowledges a check, then it passes for 24 hours, named, and is audited', async () => {
    const other = world.another(lookups({ backupAt: async () => null }));
    await other.runbook.run(MANAGER);
    await other.runbook.acknowledge('backup', 'our host copies nightly', MANAGER);
    const { ok_to_enable_go_live, checks } = await other.runbook.look();
    expect(ok_to_enable_go_live).toBe(true);
    expect(checks.find(({ id }) => id === 'backup')).toMatchObject({
      state: 'unavailable',
      passes: true,
      acknowledged: { by: 'slack:U0MANAGER', reason: 'our host copies nightly' },
    });
    const entry = await world.store.connection
      .collection('audit_entry')
      .findOne({ action: 'runbook.acknowledge' });
    expect(entry).toMatchObject({ actor: 'slack:U0MANAGER', thing: { id: 'backup' } });
    world.clock.pass(24 * 60);
    expect((await other.runbook.look()).blocking).toContain('backup');
  });

  test.each(['policies', 'migrations'] as const)(
    'when %s is to be acknowledged, then it is refused',
    async (id) => {
      await expect(world.runbook.acknowledge(id, 'never mind', MANAGER)).rejects.toMatchObject({
        details: { reason: 'cannot_be_acknowledged' },
      });
      expect((await world.runbook.look()).checks.find((check) => check.id === id)?.acknowledged).toBeNull();
    },
  );

  test('when it was run, then the history has who, when and what blocked, newest first', async () => {
    await world.another(lookups({ backupAt: async () => null })).runbook.run(MANAGER);
    world.clock.pass(5);
    await world.runbook.run(CALLER);
    expect(await world.runbook.history(10)).toMatchObject([
      { by: 'slack:U0CALLER', ok: true, blocking: [] },
      { by: 'slack:U0MANAGER', ok: false, blocking: ['backup'] },
    ]);
  });

  test('when the smoke test was made, then nothing of it stays in the store', async () => {
    await world.runbook.run(MANAGER);
    expect(await world.store.connection.collection('go_live').countDocuments()).toBe(0);
  });
});
