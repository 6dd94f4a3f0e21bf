import { type LeadId } from '../../../src/ids';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { user } from '../use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);

let count = 0;
async function newLead(numbers: string, place = '12 King St W, Toronto ON'): Promise<LeadId> {
  const words = await en(`/lead Jane Doe jane${++count}@example.com ${place}${numbers}`);
  return (/L-\d+/.exec(words)?.[0] ?? '') as LeadId;
}

describe('/offer with a house', () => {
  test.each([
    '450000 50000 ON Toronto',
    '$450,000 $50,000 ON Toronto',
    '450k, 50k, Toronto ON',
    '450 000 50 000 ON',
    '450 000 $ 50 000 $ Toronto',
    'ARV=450k repairs=50k ON',
    '450 000,00 $ 50 000,00 $ ON Toronto',
    'VAR 450000 travaux 50000 ON',
  ])('when %s is typed, then the offer is $262,500, with its formula and prices', async (text) => {
    const words = await en(`/offer ${text}`);
    expect(words).toContain('Offer at most $262,500; the buyer pays $272,500.');
    expect(words).toContain('`450,000 × 0.70 − 50,000 − 2,500 − 0 = 262,500`');
    expect(words).toContain('Assignment fee $10,000 · the buyer pays $272,500 · spread $127,500');
    expect(words).toContain('Made now, it holds until <!date^1796828400^');
    expect(words).toMatch(/ON:ALL v\d+ · evidence_/);
  });

  test('when there are cents or a holding cost, then the formula has them', async () => {
    expect(await en('/offer 450 000,50 $ 50000 ON Toronto holding 3 000')).toContain(
      '`450,000.50 × 0.70 − 50,000 − 2,500 − 3,000 = 259,500.35`',
    );
  });

  test('when there is no margin, offers are disabled, or the reader is French, then it says so', async () => {
    const none = await en('/offer 100k 190k ON');
    expect(none).toContain('No margin: the maximum allowable offer is -$122,500.');
    expect(none).not.toContain('Make offer');
    expect(none).not.toContain('holds until');
    expect(none).not.toContain('the buyer pays');
    expect(await en('/offer 450k 50k BC')).toContain('Offers are not enabled for BC. A manager enables them');
    expect(await fr('/offer 450k 50k BC')).toContain('Les offres ne sont pas activées pour BC.');
    const words = await fr('/offer 450 000 $ 50 000 $ ON');
    expect(words).toContain('Offrez au plus 262 500 $ ; l’acheteur paie 272 500 $.');
    expect(words).toContain('450 000 × 0,70 − 50 000 − 2 500 − 0 = 262 500');
  });

  test.each([
    ['0 50000 ON', 'arv: must be more than 0', '450000'],
    ['-450000 50000 ON', 'arv: -450000 is not an amount of at most $100,000,000', '450000'],
    ['200M 50000 ON', 'arv: 200M is not an amount', '450000'],
    ['nan 50000 ON', 'arv: nan is not an amount', '450000'],
    ['450000 1.2.3 ON', 'repairs: 1.2.3 is not an amount', '50000'],
    ['450000 50000', 'province: is missing', 'ON Toronto'],
    ['450000 50000 Paris', 'province: Paris is not a place in Canada', 'ON Toronto'],
    ['450000 50000 ON holding lots', 'holding: lots is not an amount', '3000'],
  ])('when %s is typed, then it names %s with a right example', async (text, wrong, example) => {
    const words = await en(`/offer ${text}`);
    expect(words).toContain(wrong);
    expect(words).toContain(example);
  });
});

describe('/offer with a lead', () => {
  test('when its numbers are known, then they are computed for it, under its correlation id', async () => {
    const lead = await newLead(', ARV 450k, repairs 50k');
    const words = await en(`/offer ${lead.toLowerCase()}`);
    expect(words).toContain(`Toronto, ON · ${lead}`);
    expect(words).toContain('= 262,500`');
    const [, id = ''] = /(evidence_\w+)/.exec(words) ?? [];
    expect(await areas.offers.findByEvidence(id as never)).toMatchObject({
      evidence: { lead_id: lead, correlation_id: `leadflow:${lead}`, property_type: 'SFR' },
    });
  });

  test('when something is not known of it, then that is named, with how to add it', async () => {
    const lead = await newLead(', ARV 450k', 'Nowhere');
    const words = await en(`/offer ${lead}`);
    expect(words).toContain(`repairs: is not known of ${lead}`);
    expect(words).toContain(`province: is not known of ${lead}`);
    expect(words).toContain(`/lead edit ${lead}`);
    expect(words).not.toContain('arv:');
    expect(await en('/offer L-1')).toContain('There is no lead L-1.');
  });
});

describe('/offer policies', () => {
  const manager = (locale?: 'en' | 'fr') => user(areas, locale, MANAGER);

  test('when a manager turns one on by its button, then the list shows it; the second is told who was first', async () => {
    expect(await manager().type('/offer policies')).toMatch(/\*AB\* off\n0\.70 × ARV · fees \$2,500/);
    const words = await manager().press('offer.policy-on', 'AB:ALL');
    expect(words).toContain('The offer policy of AB is changed.');
    expect(words).toContain('*AB* on');
    const again = await user(areas, 'en', { ...MANAGER, id: 'U0BEN' }).press('offer.policy-on', 'AB:ALL');
    expect(again).toContain('The offer policy of AB stood so already, by <@U0MANAGER>.');
    expect(await manager('fr').press('offer.policy-off', 'AB:ALL')).toContain('*AB* désactivée');
    expect((await areas.offers.effective('AB', 'Calgary'))?.version).toBe(3);
  });

  test('when settings are typed, then they hold; a higher multiplier waits for a second person', async () => {
    const set = 'policy NS Halifax multiplier 68 % fees 3 000 $ assignment 12k on because margins are thin';
    expect(await manager().type(`/offer ${set}`)).toContain('*Halifax, NS* on');
    expect(await areas.offers.effective('NS', 'Halifax')).toMatchObject({
      enabled: true,
      multiplier_bp: 6_800,
      default_fees_buffer: 3_000_00,
      default_assignment_fee: 12_000_00,
    });
    expect(await manager().type('/offer policy NS Halifax multiplier 0.69')).toContain(
      'This waits for a second person; nothing is changed yet. Raise the multiplier of NS:HALIFAX from 0.68 to 0.69',
    );
    expect(await manager('fr').type('/offer politique ON non')).toContain('*ON* désactivée');
    expect(await manager().type('/offer policy ON on')).toContain('*ON* on');
  });

  test.each([
    ['', 'province: is missing'],
    ['Paris on', 'province: Paris on is not a place in Canada'],
    ['ON', 'setting: is missing'],
    ['ON multiplier 1.1', 'multiplier: 1.1 is not a share'],
    ['ON multiplier 0.00', 'multiplier: 0.00 is not a share'],
    ['ON fees lots', 'fees: lots is not an amount'],
    ['ON on colour red', 'setting: colour is none of'],
  ])('when policy %s is typed, then it says: %s', async (text, wrong) => {
    expect(await manager().type(`/offer policy ${text}`)).toContain(wrong);
  });
});
