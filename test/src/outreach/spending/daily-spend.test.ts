import { readConfig } from '../../../../src/config';
import { costOf } from '../../../../src/outreach/spending/price.rules';
import { spendDayModel } from '../../../../src/outreach/spending/spend-day.model';
import { user } from '../../../commands/use-command';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../../support/areas';
import { messagesOf, queueText, stored } from '../outbox';
import { aroundTransaction } from '../../../support/around-transaction';

// Wednesday, 10:00 in Toronto; the window is open from 09:00 to 20:00.
const TEN = '2026-12-02T15:00:00Z';
/** A text of one segment, in millionths of a dollar: 3.3 cents. */
const TEXT = 33_000;

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(TEN);
});
afterAll(() => world.close());
beforeEach(() => world.reset(TEN));

const numbered = (n: number) => `+1416555${String(1_000 + n)}`;
const worker = (limit: string, more: Record<string, string> = {}) =>
  world.another({ config: readConfig({ DAILY_SPEND_LIMIT: limit, ...more }) });
const queue = async (count: number) => {
  for (let n = 0; n < count; n++) await queueText(world, { to: numbered(n) });
};
const spentOn = async (day: string) =>
  (await spendDayModel(world.store.connection).findById(day).lean())?.micros ?? 0;
const waiting = () => messagesOf(world).countDocuments({ waits_for: 'spend_limit', state: 'queued' });

describe('a limit for the day', () => {
  test('when it is reached, then the rest waits, it is told once, and the next day goes on by itself', async () => {
    const limited = worker('0.10');
    await queue(5);
    expect(await limited.outreach.dispatch()).toMatchObject({ sent: 3, held: 2 });
    expect(await limited.outreach.dispatch()).toMatchObject({ sent: 0, held: 0 });
    expect(await spentOn('2026-12-02')).toBe(3 * TEXT);
    const held = await messagesOf(world).find({ waits_for: 'spend_limit' }).lean();
    // Midnight in Toronto.
    expect(held.map(({ not_before }) => not_before.toISOString())).toEqual([
      '2026-12-03T05:00:00.000Z',
      '2026-12-03T05:00:00.000Z',
    ]);
    await queueText(world, { to: numbered(9) });
    await limited.outreach.dispatch();
    const told = world.cards.all.filter(({ key }) => key.startsWith('spend-limit:'));
    expect(told).toEqual([expect.objectContaining({ key: 'spend-limit:2026-12-02', channel: 'alerts' })]);
    const words = JSON.stringify(told[0]?.view);
    expect(words).toContain('Today’s spending limit of $0.10 is reached');
    expect(words).toMatch(/La limite de dépense du jour, 0,10.\$, est atteinte/);

    world.clock.set('2026-12-03T14:00:00Z');
    for (let look = 0; look < 3; look++) await limited.outreach.dispatch();
    expect(world.accepted()).toHaveLength(6);
    expect(await spentOn('2026-12-03')).toBe(3 * TEXT);
  });

  test('when one waits for it, then /held and /message say so, and a release asks again in vain', async () => {
    await queue(1);
    await worker('0.01').outreach.dispatch();
    const message = await messagesOf(world).findOne().lean();
    expect(await user(world).type('/held spend_limit')).toContain('what may be spent today is spent');
    expect(await user(world, 'fr').type('/held sms')).toContain('le budget du jour est dépensé');
    expect(await user(world).type('/held retry')).toBe('Nothing of that kind waits.');
    expect(await user(world).type(`/message ${message?._id}`)).toContain(
      'held: spend_limit: the day’s spending limit of $0.01 is reached',
    );
    expect(await user(world, 'fr').type(`/message ${message?._id}`)).toContain(
      'la limite de dépense du jour',
    );
    await user(world, 'en', MANAGER).press('held.release', message?._id ?? '');
    expect(await worker('0.01').outreach.dispatch()).toMatchObject({ held: 1, sent: 0 });
    expect(world.accepted()).toEqual([]);
  });

  test('when four workers send at once, then together they do not pass it, and use all of it', async () => {
    const workers = Array.from({ length: 4 }, () => worker('0.50'));
    await queue(40);
    for (let look = 0; look < 4; look++) {
      await Promise.all(workers.map(({ outreach }) => outreach.dispatch({ limit: 7 })));
    }
    // 15 × 3.3 cents are 49.5.
    expect(world.accepted()).toHaveLength(15);
    expect(await spentOn('2026-12-02')).toBe(15 * TEXT);
    expect(await waiting()).toBe(25);
    expect(world.cards.all.filter(({ key }) => key.startsWith('spend-limit:'))).not.toEqual([]);
  });

  test('when workers meet refusals, then what was not sent is given back, and what was sent is all that counts', async () => {
    await queue(40);
    world.twilio.faults.add({ kind: 'refuse', code: 21211, probability: 0.4 });
    const workers = Array.from({ length: 3 }, () => worker('0.50'));
    for (let look = 0; look < 6; look++) {
      await Promise.all(workers.map(({ outreach }) => outreach.dispatch({ limit: 5 })));
    }
    const sent = await messagesOf(world).countDocuments({ state: 'sent' });
    expect(sent).toBe(world.accepted().length);
    expect(sent).toBeLessThanOrEqual(15);
    expect(await messagesOf(world).countDocuments({ state: 'failed' })).toBeGreaterThan(0);
    expect(await spentOn('2026-12-02')).toBe(sent * TEXT);
  });

  test('when the day changes where the team is, then a new one begins in that minute', async () => {
    const team = { TEAM_TIMEZONE: 'America/St_Johns' };
    const stated_time = { weekday: 0 as const, minute_of_day: 600 };
    // 23:59 in St. John's.
    world.clock.set('2026-12-03T03:29:00Z');
    for (let n = 0; n < 5; n++)
      await queueText(world, { to: numbered(n), stated_time, whenClosed: 'refuse' });
    await worker('0.07', team).outreach.dispatch();
    expect(world.accepted()).toHaveLength(2);
    world.clock.pass(0.9);
    await worker('0.07', team).outreach.dispatch();
    expect(world.accepted()).toHaveLength(2);
    world.clock.pass(0.1);
    await worker('0.07', team).outreach.dispatch();
    expect(world.accepted()).toHaveLength(4);
    expect([await spentOn('2026-12-02'), await spentOn('2026-12-03')]).toEqual([2 * TEXT, 2 * TEXT]);
  });
});

describe('what was reserved', () => {
  const limited = () => worker('1');

  test('when the provider asks to come again, then it costs nothing until it is sent', async () => {
    world.twilio.faults.add({ kind: 'rate_limit', times: 1 });
    await queue(1);
    await limited().outreach.dispatch();
    expect(await spentOn('2026-12-02')).toBe(0);
    world.clock.pass(60);
    await limited().outreach.dispatch();
    expect(await spentOn('2026-12-02')).toBe(TEXT);
  });

  test('when nobody knows whether it was sent, then it counts; when it proves absent, then no longer', async () => {
    world.twilio.faults.add({ kind: 'server_error', times: 1 });
    await queue(1);
    await limited().outreach.dispatch();
    expect(await spentOn('2026-12-02')).toBe(TEXT);
    const message = await messagesOf(world).findOne({ state: 'unknown' }).lean();
    await limited().outreach.settleUnknown(message?._id ?? ('' as never), 'not_sent', MANAGER);
    expect(await spentOn('2026-12-02')).toBe(0);
    expect((await stored(world, message ?? ({} as never))).spend).toBeUndefined();
  });

  test('when a report proves that it was sent after all, then it counts again', async () => {
    world.twilio.faults.add({ kind: 'server_error_after', times: 1 });
    await queue(1);
    await limited().outreach.dispatch();
    const message = await messagesOf(world).findOne({ state: 'unknown' }).lean();
    await limited().outreach.settleUnknown(message?._id ?? ('' as never), 'not_sent', MANAGER);
    await limited().outreach.updateStatus({
      token: message?.status_token ?? '',
      providerId: world.accepted()[0]?.sid ?? '',
      providerStatus: 'delivered',
      state: 'delivered',
    });
    expect(await spentOn('2026-12-02')).toBe(TEXT);
  });

  test('when the gate blocks or the window has closed, then nothing was spent', async () => {
    await queue(2);
    await messagesOf(world).updateOne({ to: numbered(0) }, { $set: { lead_score: 0.1 } });
    await limited().outreach.dispatch();
    expect(await spentOn('2026-12-02')).toBe(TEXT);
    await queueText(world, { to: numbered(5) });
    world.clock.set('2026-12-03T02:00:00Z');
    await limited().outreach.dispatch();
    expect(await spentOn('2026-12-02')).toBe(TEXT);
  });

  test('when one is cancelled after it was claimed, then nothing was spent', async () => {
    await queue(1);
    const [message] = await messagesOf(world).find().lean();
    const slow = world.another({
      config: readConfig({ DAILY_SPEND_LIMIT: '1' }),
      // The transaction in which it is begun comes after the reservation: somebody cancels in between.
      transaction: aroundTransaction(world.store.transaction, async (work) => {
        await world.outreach.held.cancel(message?._id ?? ('' as never), CALLER);
        return world.store.transaction(work);
      }),
    });
    expect(await slow.outreach.dispatch()).toMatchObject({ lost: 1, sent: 0 });
    expect(await spentOn('2026-12-02')).toBe(0);
  });
});

describe('the price', () => {
  test.each([
    ['SMS', 'Hello', 33_000],
    ['SMS', 'x'.repeat(161), 66_000],
    // One letter that GSM-7 does not have: 70 letters a segment.
    ['SMS', `ê${'x'.repeat(70)}`, 66_000],
    ['EMAIL', 'Hello', 2_000],
  ] as const)('when it is %s of that length, then it counts so much', (channel, body, micros) => {
    expect(costOf({ channel, body })).toBe(micros);
  });
});

test('when DAILY_SPEND_LIMIT is no amount, then the start says so; unset, there is none', () => {
  expect(() => readConfig({ DAILY_SPEND_LIMIT: '$25' })).toThrow(
    'DAILY_SPEND_LIMIT: must be an amount in dollars such as 25 or 25.50',
  );
  expect(() => readConfig({ DAILY_SPEND_LIMIT: '1.234' })).toThrow('DAILY_SPEND_LIMIT');
  expect(readConfig({ DAILY_SPEND_LIMIT: '25.5' }).DAILY_SPEND_LIMIT).toBe(2550);
  expect(readConfig({}).DAILY_SPEND_LIMIT).toBeUndefined();
});
