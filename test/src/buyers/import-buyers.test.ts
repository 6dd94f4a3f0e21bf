import { buyerModel } from '../../../src/buyers/buyer.model';
import { systemActor } from '../../../src/contract/actor';
import { readCsv } from '../../../src/leads/csv.rules';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
beforeEach(() => areas.reset(TEN));
afterAll(() => areas.close());

const IMPORT = systemActor('buyers-import');
const take = async (text: string, on = areas.buyers) => {
  const { created, updated, unchanged, wrong } = await on.importList(readCsv(text), IMPORT);
  return {
    created,
    updated,
    unchanged,
    wrong: wrong.map(({ line, issues }) => [line, ...issues.map(({ path }) => path)]),
  };
};
const all = () => buyerModel(areas.store.connection).find({}).sort({ name: 1 }).lean();

const FILE = `Acheteur;Téléphone;Courriel;Secteurs;Ville;Province;Type;Prix min;Prix max;Travaux;Langue;Consentement;Date du consentement
Luc Roy;514-555-0134;;Montréal, Laval QC;;;duplex;200 000 $;450k;60k;français;express;2026-11-01
Ann Lee;;ann@x.ca;;Toronto;ON;;;;;;;
Bo;12;;Chicago;;;castle;x;;;;maybe;
Luc Roy;514-555-0134;;QC;;;;;;;;;
`;

test('when a list is imported, then each row is a buyer with a box, wrong ones are named by line and field, and a later row wins', async () => {
  expect(await take(FILE)).toEqual({
    created: 2,
    updated: 1,
    unchanged: 0,
    wrong: [[4, 'phone', 'consent', 'places', 'types', 'price']],
  });
  expect(await all()).toMatchObject([
    { name: 'Ann Lee', email: 'ann@x.ca', language: 'en', box: { places: ['ON:TORONTO'], types: [] } },
    {
      name: 'Luc Roy',
      language: 'fr',
      box: {
        places: ['QC:ALL'],
        types: ['MULTI'],
        min_price: 200_000_00,
        max_price: 450_000_00,
        max_repairs: 60_000_00,
      },
    },
  ]);
  const { consents } = (await areas.policy.addresses.findById('+15145550134').lean()) ?? {};
  expect(consents).toMatchObject([{ basis: 'express', recorded_by: 'system:buyers-import' }]);
});

test('when the same list comes again, or on two processes at once, then nothing happens twice, and a pause is kept', async () => {
  await Promise.all([take(FILE), take(FILE, areas.another().buyers)]);
  const before = await all();
  expect(before).toHaveLength(2);
  await areas.buyers.tend.pause(before[0]?._id as never, false, CALLER);
  const paused = await all();
  expect(await take(FILE)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(await all()).toEqual(paused);
  expect(await take('name,e-mail,places\nAnn Lee,ann@x.ca,Ottawa')).toMatchObject({ updated: 1 });
  expect((await all())[0]).toMatchObject({ active: false, market: 'Ottawa' });
});

test.each([
  ['phone,places\n416-555-0134,ON', 'none of them is a name'],
  ['name,places\nJane,ON', 'none of them is a phone number'],
  ['name,phone\nJane,416-555-0134', 'none of them says where they buy'],
])('when the file is %j, then it is refused as a whole', async (text, expected) => {
  await expect(take(text)).rejects.toThrow(expected);
  expect(await all()).toEqual([]);
});
