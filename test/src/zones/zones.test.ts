import { auditEntryModel } from '../../../src/audit/audit-entry.model';
import { usePlaceOverrides } from '../../../src/geo/place-overrides';
import { type GateQuestion } from '../../../src/policy/decide-contact';
import { tzDataVersion, useClockOverrides } from '../../../src/time/zone-data';
import { type ZoneEntry } from '../../../src/zones/entries.schema';
import { zoneOverridesModel } from '../../../src/zones/zone-override.model';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { intake, stepOf } from '../ladder/people';
import { queueText, stored } from '../outreach/outbox';

/** Wednesday, 20:30 in Toronto: after the policy's hours. */
const EVENING = '2026-12-03T01:30:00Z';
const ONE_HOUR_BACK: ZoneEntry = {
  kind: 'clock',
  zone: 'America/Toronto',
  from: new Date('2026-12-01T00:00:00Z'),
  offset: -360,
};
const packed = tzDataVersion();

let world: TestAreas;
beforeAll(async () => {
  world = await openAreas(EVENING);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.reset(EVENING);
  await world.zones.refresh();
});
afterEach(() => {
  useClockOverrides(0, []);
  usePlaceOverrides([]);
});

const versions = () => zoneOverridesModel(world.store.connection);
const change = (entry: ZoneEntry) => world.zones.change(MANAGER, { set: entry }, 'the Act of 2026');
const inToronto = (): GateQuestion => ({
  channel: 'SMS',
  province: 'ON',
  market: 'Toronto',
  timezones: ['America/Toronto'],
  when: { at: world.clock.now() },
});
const decide = () => world.policy.decide(inToronto(), world.clock.now());

test('when a clock is overridden, then the gate goes by it within a second, and its decision names the version', async () => {
  expect(await decide()).toMatchObject({ ok: false, reason: 'outside_window', tz_data: packed });
  expect(await change(ONE_HOUR_BACK)).toEqual({ version: 1, isNew: true });
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await decide()).toMatchObject({
    ok: true,
    tz_data: `${packed}+1`,
    local_time: [{ local: '2026-12-02T19:30' }],
  });
});

test('when something changes, then it is a new version with its audit entry; saying it again changes nothing', async () => {
  await change(ONE_HOUR_BACK);
  expect(await change(ONE_HOUR_BACK)).toEqual({ version: 1, isNew: false });
  await world.zones.change(MANAGER, { remove: 'America/Toronto' }, 'undone');
  await world.zones.change(MANAGER, { backTo: 1 }, 'after all');
  expect(await world.zones.change(MANAGER, { remove: 'V1C' }, 'was never there')).toEqual({
    version: 3,
    isNew: false,
  });
  const stories = await versions().find().sort({ _id: 1 }).lean();
  expect(stories.map(({ _id, entries, reason }) => [_id, entries.length, reason])).toEqual([
    [1, 1, 'the Act of 2026'],
    [2, 0, 'undone'],
    [3, 1, 'after all'],
  ]);
  const audited = await auditEntryModel(world.store.connection).find({ action: 'zones.change' }).lean();
  expect(audited.map((entry) => [entry.actor, entry.thing.id, entry.reason])).toEqual([
    ['slack:U0MANAGER', 'America/Toronto', 'the Act of 2026'],
    ['slack:U0MANAGER', 'America/Toronto', 'undone'],
    ['slack:U0MANAGER', 'all', 'after all'],
  ]);
  expect(audited[1]?.before).toMatchObject({ version: 1, entries: [{ zone: 'America/Toronto' }] });
  expect(audited[1]?.after).toEqual({ version: 2, entries: [] });
});

test('when two managers change at once, then neither change is lost', async () => {
  const place = { province: 'BC', part: 'America/Edmonton' } as const;
  await Promise.all([
    change(ONE_HOUR_BACK),
    change({ kind: 'place', place, zones: ['America/Vancouver'] }),
    change({ kind: 'place', place: { fsa: 'R7A' }, zones: ['America/Regina'] }),
  ]);
  const latest = await world.zones.version();
  expect([latest?._id, latest?.entries.length]).toEqual([3, 3]);
});

test('when a version is not there, then going back to it is refused and nothing is stored', async () => {
  await expect(world.zones.change(MANAGER, { backTo: 9 }, 'typed wrong')).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await versions().countDocuments()).toBe(0);
});

test('when an entry is unreadable, then nobody is contacted until a readable version is there again', async () => {
  await change(ONE_HOUR_BACK);
  const broken = { ...ONE_HOUR_BACK, zone: 'Mars/Olympus' };
  await versions().create([
    { _id: 2, entries: [broken], changed_by: 'hand', changed_at: new Date(), reason: 'typed into the store' },
  ]);
  await world.zones.refresh();
  expect(await decide()).toMatchObject({ ok: false, reason: 'gate_error', next_open: null });
  expect(world.zones.problem()).toMatch(/version 2: override 1 .*Mars\/Olympus.* no time zone of Canada/);
  expect(world.log.lines.filter(({ level }) => level === 'fatal')).toHaveLength(1);
  const held = await world.policy.clockAt({ province: 'ON', market: 'ALL', timezones: ['America/Toronto'] });
  expect([held.opens('SMS', new Date(EVENING)), held.whyNever]).toEqual([null, 'gate_error']);

  await expect(change(ONE_HOUR_BACK)).rejects.toMatchObject({ details: { reason: 'zones_unreadable' } });
  await world.zones.change(MANAGER, { backTo: 1 }, 'mended');
  await world.zones.refresh();
  expect(await decide()).toMatchObject({ ok: true, tz_data: `${packed}+3` });
});

test('when the store does not answer, then the gate denies, whatever was read before', async () => {
  const lone = await openAreas(EVENING);
  await lone.zones.refresh();
  // Its database would outlive it: nothing can drop it afterwards.
  await lone.store.close();
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  await expect(lone.zones.areRight()).rejects.toThrow();
  expect(await lone.policy.decide(inToronto(), lone.clock.now())).toMatchObject({ reason: 'gate_error' });
  await lone.twilio.close();
});

test('when a clock is overridden, then contact times are computed again', async () => {
  const lead = await intake(world);
  await world.ladder.create(lead, {}, MANAGER);
  // 09:00 in Toronto at UTC−5.
  expect((await stepOf(world, lead, 1)).contact_at).toEqual(new Date('2026-12-03T14:00:00Z'));
  await change({ ...ONE_HOUR_BACK, offset: -240 });
  expect(await world.ladder.recomputeContactTimes()).toBe(1);
  expect((await stepOf(world, lead, 1)).contact_at).toEqual(new Date('2026-12-03T13:00:00Z'));
});

test('when a place gets another zone, then leads that are there already are judged by it, and their texts again', async () => {
  // 07:00 in Cranbrook: the text waits for 09:00 there, 15:00 UTC.
  world.clock.set('2026-12-03T13:00:00Z');
  const lead = await intake(world, { address: '40 10 Ave S, Cranbrook BC V1C 2M8' });
  expect(lead.timezones).toEqual(['America/Edmonton']);
  await world.ladder.create(lead, {}, MANAGER);
  const place = { province: 'BC', part: 'America/Edmonton' } as const;
  await change({ kind: 'place', place, zones: ['America/Vancouver'] });
  await world.ladder.recomputeContactTimes();
  expect((await world.leads.find(lead._id))?.timezones).toEqual(['America/Vancouver']);
  expect(await stepOf(world, lead, 1)).toMatchObject({
    timezones: ['America/Vancouver'],
    contact_at: new Date('2026-12-03T16:00:00Z'),
  });
});

test('when a text waits while the data change, then it goes only when all zones of its province are open', async () => {
  const message = await queueText(world);
  expect(message.not_before).toEqual(new Date('2026-12-03T14:00:00Z'));
  await change({ kind: 'place', place: { fsa: 'P9N' }, zones: ['America/Vancouver'] });
  await world.zones.refresh();
  world.clock.set('2026-12-03T14:00:00Z');
  await world.outreach.dispatch();
  expect(world.accepted()).toHaveLength(0);
  // 09:00 in Vancouver’s time, which a place of Ontario may keep now.
  expect((await stored(world, message)).not_before).toEqual(new Date('2026-12-03T16:00:00Z'));
  world.clock.set('2026-12-03T16:00:00Z');
  await world.outreach.dispatch();
  expect(world.accepted()).toHaveLength(1);
});
