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

describe('/buyer', () => {
  test('when a buyer is added, then the answer names it and its name calls nobody', async () => {
    expect(await en('/buyer Sam Lee, 416-555-0188, ON Toronto')).toMatch(/Buyer Sam Lee is saved as B-1001/);
    expect(await en('/buyer <!channel> 416-555-0189 ON')).toContain('&lt;!channel&gt;');
    expect(await fr('/buyer Sam Lee 416-555-0188 QC Montréal')).toContain(
      'L’acheteur Sam Lee est enregistré',
    );
    expect(await areas.buyers.findByAddress('+14165550188')).toMatchObject({
      province: 'QC',
      market: 'Montreal',
      language: 'fr',
    });
    expect(await en(`/buyer ${'x'.repeat(256)} 416-555-0188 ON`)).toContain(
      'name: is longer than 255 characters',
    );
  });
});
