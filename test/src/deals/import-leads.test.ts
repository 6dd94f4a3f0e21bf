import { type ImportProgress } from '../../../src/leads/import-rows';
import { readCsv } from '../../../src/leads/csv.rules';
import { leadModel } from '../../../src/leads/lead.model';
import { systemActor } from '../../../src/contract/actor';
import { CALLER, openAreas, type TestAreas } from '../../support/areas';

const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
beforeAll(async () => {
  areas = await openAreas(TEN);
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const IMPORT = systemActor('leads-import');
const take = (text: string, on = areas.deals, watch = {}) => on.importLeads(readCsv(text), IMPORT, watch);
const counts = ({ created, updated, unchanged, wrong, done, rows }: ImportProgress) => ({
  created,
  updated,
  unchanged,
  wrong: wrong.map(({ line }) => line),
  done: `${done}/${rows}`,
});
const leads = () => leadModel(areas.store.connection).find({}).sort({ name: 1 }).lean();
/** All that the store holds, but for what only counts. */
async function everything(): Promise<string> {
  const { connection } = areas.store;
  const names = Object.values(connection.models).map((model) => model.collection.name);
  const all = [];
  for (const name of names.filter((one) => one !== 'lead_number')) {
    all.push([name, await connection.collection(name).find({}).sort({ _id: 1 }).toArray()]);
  }
  return JSON.stringify(all);
}

const FILE = `Prénom;Nom;Téléphone;Courriel;Adresse;ARV;Travaux;Source;Couleur
Éloïse;Côté;514-555-0155;;1 rue Saint-Denis, Montréal QC;450 000 $;40k;web_form;bleu
Jane;Doe;416-555-0134;jane@example.com;"12 King St W
Toronto ON";;;;
Nobody;;;;;;;;
Jane;Doe;416-555-0134;;;500k;40k;;
Ann;Roy;416-555-0000-1;;;beaucoup;;;
`;

describe('a list of sellers', () => {
  test('when it is imported, then each row is a lead with its ladder, and the wrong ones are named by their lines', async () => {
    const report = await take(FILE);
    expect(counts(report)).toEqual({ created: 2, updated: 1, unchanged: 0, wrong: [5, 7], done: '5/5' });
    expect(report.wrong[1]).toMatchObject({
      fields: expect.arrayContaining(['beaucoup']) as string[],
      issues: [
        { path: 'phone', example: '416-555-0134' },
        { path: 'arv', message: 'beaucoup is not an amount' },
      ],
    });
    const [jane, eloise] = await leads();
    expect(jane).toMatchObject({
      phone: '+14165550134',
      email: 'jane@example.com',
      arv: 500_000_00,
      source: 'list',
    });
    expect(eloise).toMatchObject({ province: 'QC', language: 'fr', source: 'web_form', market: 'Montreal' });
    for (const lead of [jane, eloise]) {
      expect(await areas.ladder.tasksOf(lead?._id as never)).toHaveLength(6);
    }
  });

  test('when the same file comes again, or another process imports it at once, then nothing changes', async () => {
    await take(FILE);
    const before = await everything();
    areas.clock.pass(60);
    expect(counts(await take(FILE))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await everything()).toBe(before);

    await areas.reset(TEN);
    const both = await Promise.all([take(FILE), take(FILE, areas.another().deals)]);
    expect(both.reduce((sum, { created }) => sum + created, 0)).toBeGreaterThanOrEqual(2);
    expect(await leads()).toHaveLength(2);
  });

  test('when a person has changed or ended the lead since, then the same file does not undo it', async () => {
    await take('name,phone\nJane,416-555-0134\nAnn,416-555-0135');
    const [ann, jane] = await leads();
    await areas.deals.tend.end(ann?._id as never, 'sold', CALLER);
    await areas.deals.tend.assign(jane?._id as never, 'U0ANNA', CALLER);
    const before = await everything();
    await take('name,phone\nJane,416-555-0134\nAnn,416-555-0135');
    expect(await everything()).toBe(before);
  });

  test('when a newer list says more of a known person, then that lead is brought up to date', async () => {
    await take('name,phone\nJane,416-555-0134');
    expect(counts(await take('name,phone,asking price\nJane,416-555-0134,"350,000"'))).toMatchObject({
      created: 0,
      updated: 1,
    });
    expect(await leads()).toMatchObject([{ name: 'Jane', asking_price: 350_000_00 }]);
  });

  test('when sources would imply that they asked, then a list implies nothing; what it states is kept', async () => {
    await take(`name,phone,source,consent,consent date
Jane,416-555-0134,web_form,,
Ann,416-555-0135,,express,2026-11-01`);
    const consents = async (phone: string) => (await areas.policy.addresses.findById(phone).lean())?.consents;
    expect((await consents('+14165550134')) ?? []).toEqual([]);
    expect(await consents('+14165550135')).toMatchObject([
      { basis: 'express', at: new Date('2026-11-01'), recorded_by: 'system:leads-import' },
    ]);
  });

  test('when a list is long, then the channel hears of nothing, no clock runs, and it can be stopped and go on', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `P${n},416-555-${1000 + n}`).join('\n');
    const stop = new AbortController();
    const seen: number[] = [];
    const first = await take(`name,phone\n${rows}`, areas.deals, {
      signal: stop.signal,
      onProgress: ({ done }: ImportProgress) => {
        seen.push(done);
        if (done >= 16) stop.abort();
      },
    });
    expect(counts(first)).toMatchObject({ created: 16, done: '16/30' });
    expect(seen).toEqual([8, 16]);
    expect(counts(await take(`name,phone\n${rows}`))).toMatchObject({
      created: 14,
      unchanged: 16,
      done: '30/30',
    });
    expect(areas.cards.all.filter(({ onlyIfThere }) => onlyIfThere !== true)).toEqual([]);
    areas.clock.pass(60);
    expect(await areas.speed.remind()).toBe(0);
  });

  test('when one row fails in the store, then the others are taken in, and the same file makes it good', async () => {
    const failing = areas.another({
      transaction: (work) =>
        areas.store.transaction(async () => {
          const result = await work();
          if ((result as { lead?: { name?: string } } | null)?.lead?.name === 'Ann') throw new Error('lost');
          return result;
        }),
    });
    const file = 'name,phone\nJane,416-555-0134\nAnn,416-555-0135\nMia,416-555-0136';
    expect(counts(await take(file, failing.deals))).toMatchObject({ created: 2, wrong: [3] });
    expect(counts(await take(file))).toMatchObject({ created: 1, unchanged: 2, wrong: [] });
  });

  test.each([
    ['phone,address\n416-555-0134,x', 'columns: none of them is a name'],
    ['name,address\nJane,x', 'none of them is a phone number'],
  ])('when the file is %j, then it is refused as a whole', async (text, expected) => {
    await expect(take(text)).rejects.toThrow(expected);
    expect(await leads()).toEqual([]);
  });
});
