import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { queueText, stored } from '../src/outreach/outbox';
import { intake, stepOf } from '../src/ladder/people';
import { user } from './use-command';

// 22:00 in Toronto, and the next morning's 09:00.
const NIGHT = '2026-12-03T03:00:00Z';
const MORNING = '2026-12-03T14:00:00Z';

let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(NIGHT);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(NIGHT));

const en = (line: string) => user(areas).type(line);
const press = (id: string, value: string) => user(areas, 'en', MANAGER).press(id, value);
const numbered = (n: number) => `+1416555${String(1_000 + n)}`;

describe('/held', () => {
  test('when nothing waits, then it says so', async () => {
    expect(await en('/held')).toBe('Nothing waits in the outbox.');
    expect(await user(areas, 'fr').type('/held QC')).toBe('Rien de tel n’attend.');
  });

  test('when messages wait, then they are paged by next opening, with why, and filtered', async () => {
    for (let n = 0; n < 10; n++) await queueText(areas, { to: numbered(n) });
    await queueText(areas, { to: '+15145550123', province: 'QC', market: 'Montreal' });
    const first = await en('/held');
    expect(first).toContain('11 wait, page 1 of 2');
    expect(first).toMatch(/outside the lawful hours · <!date\^\d+\^.*2026-12-03T14:00/);
    expect(first).not.toContain('Previous');
    expect(await en('/held 2')).toMatch(/page 2 of 2[^]*Previous/);
    expect(await user(areas).press('held.next', '{"page":2}')).toContain('page 2 of 2');
    expect(await en('/held quebec sms outside_legal_hours')).toContain('1 wait, page 1 of 1');
    expect(await en('/held email')).toBe('Nothing of that kind waits.');
    expect(await en('/held whatever')).toMatch(/filter: whatever is neither a province/);
  });

  test('when a manager releases one at night, then the gate is asked again, says no, and nothing is sent', async () => {
    const message = await queueText(areas);
    expect(await press('held.release', message._id)).toContain('the gate is asked again');
    await areas.outreach.dispatch();
    expect(areas.accepted()).toEqual([]);
    const after = await stored(areas, message);
    expect(after).toMatchObject({ state: 'queued', not_before: new Date(MORNING) });
    expect(after.history).toContainEqual(
      expect.objectContaining({ what: 'released', by: 'slack:U0MANAGER' }),
    );
    areas.clock.set('2026-12-03T15:00:00Z');
    await areas.outreach.dispatch();
    expect(await press('held.release', message._id)).toContain('does not wait any more');
    expect(areas.accepted()).toHaveLength(1);
  });

  test('when one is cancelled twice, then once; who did it stands in its life and in the audit log', async () => {
    const message = await queueText(areas);
    expect(await press('held.cancel', message._id)).toBe('Cancelled: 1.');
    expect(await press('held.cancel', message._id)).toContain('does not wait any more');
    areas.clock.set('2026-12-03T15:00:00Z');
    await areas.outreach.dispatch();
    expect(areas.accepted()).toEqual([]);
    expect(await en(`/message ${message._id}`)).toContain('cancelled by <@U0MANAGER>');
    const entries = await auditEntryModel(areas.store.connection).find({ action: 'message.cancel' }).lean();
    expect(entries).toMatchObject([{ actor: 'slack:U0MANAGER', thing: { id: message._id } }]);
    expect(await press('held.cancel', 'message_none')).toContain('There is no message');
  });

  test('when all of a filter are cancelled, then only those, and a ladder’s step does not text again by itself', async () => {
    areas.clock.set('2026-12-02T15:00:00Z');
    const lead = await intake(areas);
    await areas.ladder.create(lead, {}, CALLER);
    await areas.ladder.queueDueTexts();
    const quebec = await queueText(areas, { to: '+15145550123', province: 'QC', market: 'Montreal' });
    expect(await press('held.cancel-all', '{"province":"ON"}')).toBe('Cancelled: 1.');
    expect((await stored(areas, quebec)).state).toBe('queued');
    areas.clock.pass(5);
    await areas.ladder.queueDueTexts();
    await areas.outreach.dispatch();
    expect(areas.accepted().map((sms) => sms.to)).toEqual(['+15145550123']);
    expect(await stepOf(areas, lead, 1)).toMatchObject({
      auto: false,
      text_problem: 'cancelled by slack:U0MANAGER',
    });
  });
});
