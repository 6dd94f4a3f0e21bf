import { type DriftMetric } from '../../../src/tripwire/metrics.rules';
import { type Throttle } from '../../../src/tripwire/throttle.model';
import { cents } from '../../../src/money';
import { explain } from '../../../src/policy/explain.rules';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { auditOf } from './audit-of';

const TEN = '2026-12-02T15:00:00Z';
const ADMIN = { kind: 'slack' as const, id: 'U0ADMIN', role: 'admin' as const };
/** A Wednesday, 20:30 in Toronto: after the policy's 20:00, before the fixed 21:30. */
const EVENING = '2026-12-03T01:30:00Z';

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
  await world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

/** A drift of one metric in Ontario, evaluated by the daily job at 17:00. */
async function drift(metric: DriftMetric): Promise<Throttle> {
  const place = { province: 'ON' as const, market: 'ALL' };
  const correlation_id = 'flow:1';
  if (metric === 'blocking_rate') {
    const detail = { to: 'L-1', ...place, reason: 'outside_window' };
    const fact = { correlation_id, success: false, detail };
    await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof fact>(20).fill(fact));
  } else {
    await world.tripwire.setBaseline('liquidity', 0.72, ADMIN);
    const fact = (n: number) => ({
      correlation_id,
      ...place,
      detail: { deal_brief_id: 'b', liquidity_score: 0.5 + n / 1_000 },
    });
    await world.kpi.emitEach(
      'match_attempt',
      Array.from({ length: 40 }, (_, n) => fact(n)),
    );
  }
  world.clock.set('2026-12-02T22:00:00Z');
  await world.tripwire.evaluateDue();
  const [throttle] = await world.tripwire.throttles.list();
  if (!throttle) throw new Error('nothing was proposed');
  return throttle;
}
const house = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
const offer = async () =>
  (await world.offers.compute({ province: 'ON', market: 'Toronto', ...house }, CALLER)).calc
    .recommended_offer / 100;
const evening = async (channel: 'SMS' | 'CALL' | 'EMAIL' = 'CALL', minutes = 0) => {
  const at = new Date(new Date(EVENING).getTime() + minutes * 60_000);
  const place = { province: 'ON' as const, market: 'Toronto', timezones: ['America/Toronto'] };
  return (await world.policy.decide({ channel, ...place, when: { at } }, at)).reason;
};

const explained = async () => {
  const when = { at: new Date(EVENING) };
  const decision = await world.policy.askGate({ channel: 'CALL', province: 'ON', market: 'Toronto', when });
  return explain(decision, 'en');
};

describe('a bigger discount', () => {
  test('when it is approved, then offers use 0.68 until it is taken back, and two who press do it once', async () => {
    const { _id, summary } = await drift('liquidity');
    expect(summary.params).toMatchObject({ before: '0.70', after: '0.68', floor: '0.60', days: 14 });
    expect(await offer()).toBe(307_500);
    const both = await Promise.allSettled(
      [world, world.another()].map(({ tripwire }) => tripwire.throttles.approve(_id, MANAGER)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await offer()).toBe(297_500);
    expect(
      await world.store.connection.collection('offer_evidence').findOne({ throttle_id: _id }),
    ).not.toBeNull();
    const alert = (await world.tripwire.openAlerts())[0];
    expect(JSON.stringify(world.cards.last(`tripwire:${alert?._id}`))).toContain('throttle.revert');
    await world.tripwire.throttles.revert(_id, MANAGER);
    expect(await offer()).toBe(307_500);
    await expect(world.tripwire.throttles.revert(_id, ADMIN)).rejects.toThrow(
      'reverted already, by slack:U0MANAGER',
    );
    expect(await auditOf(world, 'throttle.active')).toHaveLength(1);
    expect(await auditOf(world, 'throttle.reverted')).toHaveLength(1);
    await expect(world.tripwire.throttles.revert(_id, CALLER)).rejects.toThrow('manager');
  });

  test('when its fourteen days are over, then it has no effect any more, whether or not the job has run', async () => {
    const { _id } = await drift('liquidity');
    await world.tripwire.throttles.approve(_id, MANAGER);
    world.clock.set('2026-12-16T21:59:59Z');
    expect(await offer()).toBe(297_500);
    world.clock.set('2026-12-16T22:00:00Z');
    expect(await offer()).toBe(307_500);
    expect(await world.tripwire.throttles.expire()).toBe(1);
    expect((await world.tripwire.throttles.required(_id)).state).toBe('expired');
  });

  test('when a policy is near or below the floor, then it is not passed, and nothing is raised', async () => {
    const upsert = (multiplier_bp: number) =>
      world.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', multiplier_bp });
    const { _id } = await drift('liquidity');
    await world.tripwire.throttles.approve(_id, MANAGER);
    const effective = async () => (await world.offers.effective('ON', 'Toronto'))?.multiplier_bp;
    await upsert(6_100);
    expect(await effective()).toBe(6_000);
    await upsert(5_500);
    expect(await effective()).toBe(5_500);
    const proposal = await world.offers.change(MANAGER, {
      province: 'ON',
      market: 'ALL',
      multiplier_bp: 7_000,
    });
    if ('pending' in proposal)
      await world.approvals.approve(
        { id: proposal.pending._id, content_hash: proposal.pending.content_hash },
        ADMIN,
      );
    expect(await effective()).toBe(6_800);
  });

  test('when an admin has set so, then it begins by itself, and nothing else does', async () => {
    await world.tripwire.setAuto(true, ADMIN);
    const { _id, state } = await drift('liquidity');
    expect(state).toBe('active');
    expect(await offer()).toBe(297_500);
    await world.tripwire.throttles.revert(_id, MANAGER);
    await world.reset(TEN);
    await world.tripwire.setAuto(true, ADMIN);
    expect((await drift('blocking_rate')).state).toBe('proposed');
  });
});

test('when a throttle begins and ends, then the next offer of any process is made by it', async () => {
  const { _id } = await drift('liquidity');
  const other = world.another();
  const offers = async () => {
    const made = [];
    for (const { offers: by } of [world, other]) {
      const { calc } = await by.compute({ province: 'ON', market: 'Toronto', ...house }, CALLER);
      made.push(calc.recommended_offer / 100);
    }
    return made;
  };
  expect(await offers()).toEqual([307_500, 307_500]);
  await world.tripwire.throttles.approve(_id, MANAGER);
  expect(await offers()).toEqual([297_500, 297_500]);
  await other.tripwire.throttles.revert(_id, MANAGER);
  expect(await offers()).toEqual([307_500, 307_500]);
});

describe('longer hours', () => {
  test('when they are approved, then the gate is open for an hour more and not past the fixed hours', async () => {
    const { _id, summary } = await drift('blocking_rate');
    // Five evenings; Saturday is at the fixed hours already, and no day may begin before nine.
    expect(summary.params).toMatchObject({ minutes: 60, added: 300 });
    const other = world.another();
    expect(await evening()).toBe('outside_window');
    await world.tripwire.throttles.approve(_id, MANAGER);
    expect(await evening()).toBe('within_window');
    expect(await explained()).toContain('A throttle opens days up to 60 minutes longer at each end.');
    expect(await evening('CALL', 29)).toBe('within_window');
    expect(await evening('CALL', 30)).toBe('outside_window');
    expect((await other.policy.effective('ON', 'Ottawa'))?.rules.contact_windows_local[0]).toEqual({
      days: [0],
      start: '09:00',
      end: '21:00',
    });
    expect((await world.policy.effective('QC', 'ALL'))?.rules.contact_windows_local).toHaveLength(2);
    await world.tripwire.throttles.revert(_id, MANAGER);
    expect(await evening()).toBe('outside_window');
  });
});

describe('a proposal', () => {
  test('when three days are healthy, then what waits is taken back, and the card says so', async () => {
    const { _id } = await drift('blocking_rate');
    for (const day of ['03', '04', '05']) {
      world.clock.set(`2026-12-${day}T18:00:00Z`);
      const fact = { correlation_id: 'm', province: 'ON' as const, detail: { to: 'L-1', message_len: 5 } };
      await world.kpi.emitEach('sms_sent', Array<typeof fact>(20).fill(fact));
      world.clock.set(`2026-12-${day}T22:00:00Z`);
      await world.tripwire.evaluateDue();
    }
    expect(await world.tripwire.throttles.required(_id)).toMatchObject({
      state: 'recovered',
      ended_by: 'system:tripwire',
    });
    await expect(world.tripwire.throttles.approve(_id, MANAGER)).rejects.toThrow('recovered already');
  });

  test('when a manager asked for the evaluation, then another one has to approve', async () => {
    const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'outside_window' };
    const fact = { correlation_id: 'm', success: false, detail };
    await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof fact>(20).fill(fact));
    await world.tripwire.evaluate(MANAGER);
    const [throttle] = await world.tripwire.throttles.list();
    const id = throttle?._id ?? '';
    await expect(world.tripwire.throttles.approve(id, MANAGER)).rejects.toThrow('second person');
    expect((await world.tripwire.throttles.approve(id, ADMIN)).state).toBe('active');
  });

  test('when a gate of Heimdall wants to be surer than the test is, then nothing is proposed', async () => {
    const gate = { domain: 'TRIPWIRE', action: 'expand_contact_windows', reason: 'test', min_confidence: 1 };
    const proposed = async (ask_from: number) => {
      await world.reset(TEN);
      await world.heimdall.upsertGate({ ...gate, ask_from }, MANAGER);
      const place = { province: 'ON' as const, market: 'ALL' };
      const sent = { correlation_id: 'm', ...place, detail: { to: 'L-1', message_len: 5 } };
      const detail = { to: 'L-1', ...place, reason: 'outside_window' };
      const blocked = { correlation_id: 'm', success: false, detail };
      await world.kpi.emitEach('sms_sent', Array<typeof sent>(6).fill(sent));
      await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof blocked>(4).fill(blocked));
      await world.tripwire.evaluate(MANAGER);
      expect(await world.tripwire.openAlerts()).toHaveLength(1);
      return (await world.tripwire.throttles.list()).map(({ state }) => state);
    };
    expect(await proposed(1)).toEqual([]);
    expect(await proposed(0.99)).toEqual(['proposed']);
  });

  test('when nobody decides within three days, then it lapses, and the next bad day proposes it again', async () => {
    const { _id } = await drift('blocking_rate');
    world.clock.set('2026-12-05T22:00:00Z');
    expect(await world.approvals.expire()).toBe(1);
    expect((await world.tripwire.throttles.required(_id)).state).toBe('lapsed');
    world.clock.set('2026-12-06T18:00:00Z');
    const detail = { to: 'L-1', province: 'ON' as const, market: 'ALL', reason: 'outside_window' };
    const fact = { correlation_id: 'm', success: false, detail };
    await world.kpi.emitEach('sms_blocked_by_policy', Array<typeof fact>(20).fill(fact));
    world.clock.set('2026-12-06T22:00:00Z');
    await world.tripwire.evaluateDue();
    expect((await world.tripwire.throttles.list()).map(({ state }) => state)).toEqual(['proposed', 'lapsed']);
  });
});
