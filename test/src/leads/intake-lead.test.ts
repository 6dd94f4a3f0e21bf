import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { leadModel } from '../../../src/leads/lead.model';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../../support/areas';

let areas: TestAreas;
let count = 0;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
});
afterAll(() => areas.close());

const key = () => `test:${++count}`;
const number = () => `+1416555${String(1000 + ++count)}`;
const intake = (facts: Partial<LeadFacts>, intentKey = key(), actor = CALLER) =>
  areas.leads.intake({ name: 'Jane Doe', source: 'slack', ...facts }, actor, intentKey);
const stored = (filter: object = {}) => leadModel(areas.store.connection).find(filter).lean();
const events = (id: string) =>
  areas.store.connection
    .collection('kpi_event')
    .find({ metric: 'lead_created', 'detail.lead_id': id })
    .toArray();
const audits = (id: string, action: string) =>
  areas.store.connection.collection('audit_entry').find({ 'thing.id': id, action }).toArray();
const consents = async (address: string) =>
  (await areas.policy.addresses.findById(address).lean())?.consents ?? [];

describe('taking a lead in', () => {
  test('when it is new, then it has a short id, a place, its zones, one event and one audit entry', async () => {
    const { lead, created } = await intake({ phone: number(), address: '12 King St W, Toronto ON M5H 1A1' });
    expect(lead).toMatchObject({
      province: 'ON',
      market: 'Toronto',
      timezones: ['America/Toronto'],
      status: 'new',
      property_type: 'SFR',
      language: 'en',
    });
    expect(lead._id).toMatch(/^L-\d{4,}$/);
    expect(created).toBe(true);
    expect(await events(lead._id)).toMatchObject([
      {
        correlation_id: `leadflow:${lead._id}`,
        detail: { province: 'ON', market: 'Toronto', source: 'slack' },
      },
    ]);
    expect(await audits(lead._id, 'lead.create')).toHaveLength(1);
  });

  test('when the same phone or e-mail comes again, then that lead is brought up to date, by the number first', async () => {
    const phone = number();
    const email = `jane${count}@example.com`;
    const first = await intake({ phone, email, repairs: 100 as never });
    for (const facts of [{ phone }, { email }]) {
      const again = await intake({ ...facts, name: 'Jane A. Doe' });
      expect(again).toMatchObject({
        created: false,
        lead: { _id: first.lead._id, name: 'Jane A. Doe', phone, email, repairs: 100 },
      });
    }
    expect(await stored({ phone })).toHaveLength(1);
    expect(await events(first.lead._id)).toHaveLength(1);
  });

  test('when a number and an e-mail address have a lead each, then the number decides and neither is taken over', async () => {
    const phone = number();
    const email = `both${count}@example.com`;
    const byPhone = await intake({ phone });
    const byEmail = await intake({ email });
    const again = await intake({ phone, email, name: 'Both' });
    expect(again.lead).toMatchObject({ _id: byPhone.lead._id, open_addresses: [phone] });
    expect(again.lead.email).toBeUndefined();
    expect(await areas.leads.find(byEmail.lead._id)).toMatchObject({ email, open_addresses: [email] });
  });

  test('when a second person takes the same seller in, then the owner stays', async () => {
    const phone = number();
    await intake({ phone, owner: CALLER.id });
    expect((await intake({ phone, owner: MANAGER.id }, key(), MANAGER)).lead.owner).toBe(CALLER.id);
    const other = number();
    await intake({ phone: other });
    expect((await intake({ phone: other, owner: MANAGER.id })).lead.owner).toBe(MANAGER.id);
  });

  test('when many come at once with one number, then it is one lead; with many, the ids are all different', async () => {
    const phone = number();
    const same = await Promise.all(Array.from({ length: 8 }, () => intake({ phone })));
    expect(new Set(same.map(({ lead }) => lead._id)).size).toBe(1);
    expect(same.filter(({ created }) => created)).toHaveLength(1);
    expect(await events(same[0]?.lead._id ?? '')).toHaveLength(1);

    const others = await Promise.all(Array.from({ length: 12 }, () => intake({ phone: number() })));
    expect(new Set(others.map(({ lead }) => lead._id)).size).toBe(12);
  });

  test('when two processes take the same person in at once, then it is one lead', async () => {
    const other = areas.another();
    const phone = number();
    const facts = { name: 'Jane', source: 'slack', phone };
    const both = await Promise.all([
      areas.leads.intake(facts, CALLER, key()),
      other.leads.intake(facts, MANAGER, key()),
    ]);
    expect(both[0].lead._id).toBe(both[1].lead._id);
  });

  test('when an intent is retried, then it is the same lead and nothing is written again', async () => {
    const phone = number();
    const intent = key();
    const first = await intake({ phone, source: 'web_form' }, intent);
    expect(await intake({ phone, source: 'web_form' }, intent)).toEqual({ ...first, isNew: false });

    const update = key();
    const second = await intake({ phone, name: 'New Name' }, update);
    expect(await intake({ phone, name: 'New Name' }, update)).toEqual({
      lead: second.lead,
      created: false,
      isNew: false,
    });
    expect(await audits(first.lead._id, 'lead.update')).toHaveLength(1);
    expect(await consents(phone)).toHaveLength(1);
  });

  test('when the earlier lead is over, then the same person is a new one', async () => {
    const phone = number();
    const { lead } = await intake({ phone });
    await areas.leads.setStatus(lead._id, 'dead', CALLER);
    expect((await intake({ phone })).created).toBe(true);
  });

  test('when the place contradicts itself, then the lead is kept without one; a right address mends it', async () => {
    const phone = number();
    const { lead } = await intake({ phone, region: 'ON', address: '1 Main St, Vancouver BC' });
    expect(lead).toMatchObject({ province: null, market: 'ALL', timezones: [], place_problem: 'conflict' });
    const mended = await intake({ phone, region: 'BC' });
    expect(mended.lead).toMatchObject({ province: 'BC', market: 'Vancouver' });
    expect(mended.lead.place_problem).toBeUndefined();
    expect(await areas.leads.find(lead._id)).toEqual(mended.lead);
  });

  test('when the lead is in Quebec, then it is served in French unless it says otherwise', async () => {
    expect((await intake({ phone: number(), region: 'QC' })).lead.language).toBe('fr');
    expect((await intake({ phone: number(), region: 'QC', language: 'en' })).lead.language).toBe('en');
  });
});
