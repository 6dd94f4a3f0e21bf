import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);

describe('/offer', () => {
  test.each([
    '450000 50000 ON Toronto',
    '$450,000 $50,000 ON Toronto',
    '450k, 50k, Toronto ON',
    '450 000 50 000 ON',
    '450 000 $ 50 000 $ Toronto',
    'ARV=450k repairs=50k ON',
  ])('when %s is typed, then the offer is $262,500, with its formula', async (text) => {
    const words = await en(`/offer ${text}`);
    expect(words).toContain('Offer at most $262,500; the buyer pays $272,500.');
    expect(words).toContain('$262,500 = $450,000 × 0.70 − $50,000 repairs − $2,500 fees − $0 holding');
    expect(words).toMatch(/ON:ALL v\d+ · evidence_/);
  });

  test('when there is no margin, offers are disabled, or the reader is French, then it says so', async () => {
    expect(await en('/offer 100k 90k ON')).toContain('No margin: the maximum allowable offer is -$22,500.');
    expect(await en('/offer 450k 50k BC')).toContain('Offers are not enabled for BC. A manager enables them');
    expect(await fr('/offer 450k 50k BC')).toContain('Les offres ne sont pas activées pour BC.');
    const words = await fr('/offer 450 000 $ 50 000 $ ON');
    expect(words).toContain('Offrez au plus 262 500 $ ; l’acheteur paie 272 500 $.');
    expect(words).toContain('× 0,70');
  });
});
