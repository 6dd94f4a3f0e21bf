import { auditEntryModel } from '../../src/audit/audit-entry.model';
import { askForText, ANNA } from '../src/outreach/outbox';
import { intake, stepOf } from '../src/ladder/people';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
const MAIL = 'anna.roy@example.com';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const en = (line: string, actor = CALLER) => user(areas, 'en', actor).type(line);
const fr = (line: string) => user(areas, 'fr', CALLER).type(line);
const consentsOf = async (address: string) =>
  (await areas.policy.addresses.findById(address).lean())?.consents ?? [];
/** A seller whom a friend of the team named: nobody asked us to write. */
const cold = () => intake(areas, { source: 'list', email: MAIL });

describe('/consent', () => {
  test('when it is written down for a lead, then it is on record for their number and e-mail address', async () => {
    const lead = await cold();
    const said = await en(`/consent ${lead._id} express because she said yes on the phone`);
    expect(said).toContain(`On record for ${ANNA}, ${MAIL}: express consent`);
    const consent = {
      basis: 'express',
      at: new Date(TEN),
      evidence: 'she said yes on the phone',
      recorded_by: 'slack:U0CALLER',
    };
    expect(await consentsOf(ANNA)).toEqual([consent]);
    expect(await consentsOf(MAIL)).toEqual([consent]);
    const entries = await auditEntryModel(areas.store.connection).find({ action: 'consent.record' }).lean();
    expect(entries).toMatchObject([{ actor: 'slack:U0CALLER', thing: { kind: 'lead', id: lead._id } }]);
    expect(JSON.stringify(entries)).not.toMatch(/4165550134|anna|phone/i);
  });

  test('when it is written down twice, then it is one, and the second says so', async () => {
    const line = '/consent 416-555-0134 purchase 2026-03-01 because we bought his last house';
    await en(line);
    expect(await en(line, MANAGER)).toContain(
      `On record for ${ANNA} already: a purchase. Nothing was changed.`,
    );
    expect(await consentsOf(ANNA)).toMatchObject([
      { basis: 'purchase', at: new Date('2026-03-01T00:00:00Z') },
    ]);
  });

  test('when a text of the ladder waited for it, then that goes out now', async () => {
    const lead = await cold();
    await areas.ladder.start(lead, CALLER);
    await areas.ladder.queueDueTexts();
    expect(await stepOf(areas, lead, 1)).toMatchObject({ contact_at: null, hold_reason: 'no_consent' });
    // What waits is looked at once a day in any case: that look is over.
    await areas.ladder.recomputeContactTimes();
    await en(`/consent ${lead._id} express because she said yes on the phone`);
    await areas.ladder.recomputeContactTimes();
    await areas.ladder.queueDueTexts();
    await areas.outreach.dispatch();
    expect(areas.accepted()).toHaveLength(1);
  });

  test('when they said stop, then consent lifts nothing, and the answer says how', async () => {
    await areas.outreach.receive({ messageSid: 'SM1', from: ANNA, to: '+15005550006', body: 'STOP' });
    const said = await en(`/consent ${ANNA} express because his wife says it is fine`);
    expect(said).toContain(`${ANNA} is stopped all the same`);
    expect(await askForText(areas)).toMatchObject({ blocked: { reason: 'opted_out' } });
  });

  test('when it is asked what is on record, then each is shown with its end, in the language of who asks', async () => {
    const lead = await cold();
    await en(`/consent ${ANNA} inquiry 2026-11-20 because she wrote to the office`);
    const said = await en(`/consent ${lead._id}`);
    expect(said).toContain('an inquiry, 2026-11-20 · until 2027-05-20 · <@U0CALLER>');
    expect(said).toContain(`*${MAIL}*\nNone: no text and no e-mail may go there.`);
    expect(await fr(`/consent ${ANNA}`)).toContain(
      'une demande de renseignements, 2026-11-20 · jusqu’au 2027-05-20',
    );
  });

  test.each([
    ['', 'whom'],
    ['Jane express because she said so', 'whom'],
    ['L-1042 express', 'because'],
    ['L-1042 verbal because she said so', 'basis'],
    ['L-1042 because she said so', 'basis'],
    ['L-1042 purchase 2027-01-01 because we bought it', 'date'],
    ['L-1042 purchase 2026-02-30 because we bought it', 'date'],
  ])('when it is asked wrongly as "%s", then the answer names %s', async (line, field) => {
    expect(await en(`/consent ${line}`)).toContain(`Nothing was done.\n• ${field}: `);
  });

  test('when the lead is none, then the answer says so', async () => {
    expect(await en('/consent L-9 express because she said so')).toBe('There is no lead L-9.');
  });
});

describe('/lead', () => {
  test('when the line says by what they agreed, then it is on record', async () => {
    await en('/lead Anna Roy 416-555-0134 12 King St W, Toronto ON, consent express');
    expect(await consentsOf(ANNA)).toMatchObject([{ basis: 'express', at: new Date(TEN) }]);
  });

  test('when the line names no basis that there is, then nothing is stored and it is named', async () => {
    expect(await en('/lead Anna Roy 416-555-0134 consentement verbal')).toContain(
      '• consent: verbal is not one of those',
    );
    expect(await consentsOf(ANNA)).toEqual([]);
  });
});
