import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { type LeadId } from '../../../src/ids';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

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
const audits = (id: string, action: string) =>
  areas.store.connection.collection('audit_entry').find({ 'thing.id': id, action }).toArray();
const consents = async (address: string) =>
  (await areas.policy.addresses.findById(address).lean())?.consents ?? [];

describe('the consent of a lead', () => {
  test.each(['web_form', 'inbound_call', 'inbound_sms'])(
    'when the source is %s, then it is an inquiry dated now',
    async (source) => {
      const phone = number();
      await intake({ phone, source });
      expect(await consents(phone)).toMatchObject([
        {
          basis: 'inquiry',
          at: areas.clock.now(),
          evidence: `source ${source}`,
          recorded_by: 'slack:U0CALLER',
        },
      ]);
    },
  );

  test('when the source implies none, then there is none', async () => {
    const phone = number();
    await intake({ phone, source: 'referral' });
    expect(await consents(phone)).toEqual([]);
  });

  test('when it is stated, then it is recorded as stated, for the addresses that came with it and no other', async () => {
    const phone = number();
    const email = `stated${count}@example.com`;
    const consent = { basis: 'express' as const, at: new Date('2026-11-01T00:00:00Z'), evidence: 'form 12' };
    await intake({ phone });
    await intake({ phone, email, source: 'web_form', consent });
    expect(await consents(email)).toMatchObject([{ ...consent, recorded_by: 'slack:U0CALLER' }]);
    const other = `other${count}@example.com`;
    await intake({ email: other });
    await intake({ phone: number(), email: other, consent: { ...consent, evidence: 'form 13' } });
    expect(await consents(other)).toMatchObject([{ evidence: 'form 13' }]);
    expect(await consents(phone)).toHaveLength(1);
  });
});

describe('the status of a lead', () => {
  test('when it has moved on, then it never goes back, and only a change is in the audit log', async () => {
    const { lead } = await intake({ phone: number() });
    for (const status of ['contacted', 'replied', 'contacted', 'new', 'replied', 'offer_made'] as const) {
      await areas.leads.setStatus(lead._id, status, CALLER);
    }
    expect(await areas.leads.find(lead._id)).toMatchObject({ status: 'offer_made' });
    const entries = await audits(lead._id, 'lead.status');
    expect(entries.map((entry) => (entry.after as { status: string }).status)).toEqual([
      'contacted',
      'replied',
      'offer_made',
    ]);
  });

  test('when it is over, then its addresses are free and its open lead is not found any more', async () => {
    const phone = number();
    const { lead } = await intake({ phone });
    expect(await areas.leads.findByAddress(phone)).toMatchObject({ _id: lead._id });
    await areas.leads.setStatus(lead._id, 'closed', CALLER);
    expect(await areas.leads.findByAddress(phone)).toBeNull();
  });
});

describe('a lead that another system knows', () => {
  test('when it is asked for twice at once, then it is one stub without contact data, in the zones of its city', async () => {
    const id = 'crm/77 <x>' as LeadId;
    const place = { province: 'QC' as const, market: 'Montreal' };
    const stubs = await Promise.all([areas.leads.stub(id, place), areas.leads.stub(id, place)]);
    expect(stubs[0]).toEqual(stubs[1]);
    expect(stubs[0]).toMatchObject({
      _id: id,
      language: 'fr',
      timezones: ['America/Toronto'],
      status: 'new',
    });
    expect(stubs[0].phone).toBeUndefined();
  });
});
