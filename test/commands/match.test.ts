import { type DealId } from '../../src/ids';
import { type BuyerFacts } from '../../src/buyers/save-buyer';
import { cents } from '../../src/money';
import { CALLER, MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;
let deal: DealId;

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
beforeAll(async () => {
  areas = await openAreas(TEN);
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
});
beforeEach(async () => {
  await areas.reset(TEN);
  deal = await newDeal('12 King St W, Toronto ON');
});
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);

let number = 0;
async function newDeal(address: string, property_type: 'SFR' | 'LAND' = 'SFR'): Promise<DealId> {
  const facts = {
    name: 'Jane Doe',
    phone: `+1416555${2000 + ++number}`,
    address,
    source: 'web_form',
    property_type,
  };
  const money = { arv: cents(500_000_00), repairs: cents(40_000_00), holding_cost: cents(0) };
  const made = await areas.deals.leadToDeal(facts, money, CALLER, `test:${number}`);
  return made.deal?._id ?? ('' as DealId);
}
const buyer = (name: string, more: Partial<BuyerFacts> = {}) =>
  areas.buyers.save(
    { name, phone: `+1416555${3000 + ++number}`, province: 'ON', market: 'Toronto', ...more },
    CALLER,
  );
const consent = { basis: 'express', at: new Date(TEN), evidence: 'said so' } as const;

test('when it is asked who would be told, then it says by what, in which language, why, and who is left out and why', async () => {
  await buyer('Told Now', { consent, language: 'fr' });
  await buyer('Far West', { consent, phone: '+16045550111' });
  await buyer('No Consent');
  await buyer('Condos Only', { consent, box: { types: ['CONDO'] } });
  const paused = await buyer('On Pause', { consent });
  await areas.buyers.tend.pause(paused._id, false, CALLER);

  const said = await en(`/match ${deal}`);
  expect(said).toContain(`${deal} · 12 King St W`);
  expect(said).toContain('3 fit. Told now: 1; when their window opens: 1; left out: 1. *Nothing was sent.*');
  expect(said).toMatch(/\*Told Now \(B-\d+\)\* · 85 of 100 · text · French · now/);
  expect(said).toContain('buys in this market 35/35 · any price, 72 % of ARV with repairs 25/30');
  expect(said).toMatch(/\*Far West \(B-\d+\)\* · 85 of 100 · text · English · closed until <!date/);
  expect(said).toMatch(/\*No Consent \(B-\d+\)\* · 85 of 100 · no consent/);
  expect(said).toMatch(/\*On Pause \(B-\d+\)\* · 85 of 100 · takes a pause/);
  expect(said).toMatch(/\*Condos Only \(B-\d+\)\* · 40 of 100 · it fits too little/);
  expect(await user(areas, 'fr').press('match.show', deal)).toContain('Rien n’a été envoyé');
  expect(areas.accepted()).toEqual([]);
});

test('when more fit than are told at once, then they are counted; a name calls nobody', async () => {
  for (let n = 0; n < 55; n++) await buyer('<!channel>', { consent });
  const said = await en(`/match ${deal}`);
  expect(said).toContain('55 fit. Told now: 50');
  expect(said).toContain('and 40 more');
  expect(said).toContain('and 5 more who fit, beyond the 50 best');
});

test('when nobody buys there, the place is not known, or the deal is none, then that is said', async () => {
  expect(await en(`/match ${deal}`)).toContain('Nobody who is known buys there.');
  expect(await en('/match D-7')).toContain('D-7');
  expect(await en('/match king')).toContain('king');
  expect(await en('/match')).toContain('deal: is missing. For example: D-1042');
  const nowhere = await newDeal('5 Main St, Vancouver, WA');
  expect(await en(`/match ${nowhere}`)).toContain('is not known: nobody can be matched');
});

test('when a buyer is shown, then the open deals that fit stand there with score and reasons, and no others', async () => {
  const land = await newDeal('9 Elm St, Toronto ON', 'LAND');
  const sold = await newDeal('1 Bay St, Toronto ON');
  await areas.deals.move(sold, { stage: 'fell_through', why: 'kept' }, CALLER);
  const ottawa = await newDeal('5 Bank St, Ottawa ON');
  const sam = await buyer('Sam', { box: { types: ['SFR'] } });
  const said = await en(`/buyer ${sam._id}`);
  expect(said).toContain(`• ${deal} · 12 King St W`);
  expect(said).toContain('88 of 100');
  for (const id of [land, sold, ottawa]) expect(said).not.toContain(id);
  expect(await user(areas).press('buyer.pause', sam._id)).not.toContain(deal);
});

describe('the button that tells them', () => {
  const shown = async () => `${deal} ${(await areas.deals.prepareNotices(deal)).fingerprint}`;

  test('when it is pressed, by two people too, then each party is told once, and both hear what became of it', async () => {
    await buyer('Told Now', { consent });
    await buyer('Far West', { consent, phone: '+16045550111' });
    const said = await en(`/match ${deal}`);
    expect(said).toContain('The seller is told too · not under contract yet');
    expect(said).toContain('Told, Sandbox Homes has a SFR in Toronto at $317,500');
    expect(said).toContain('Send to 3');
    const value = await shown();
    const both = await Promise.all([
      user(areas).press('match.send', value),
      user(areas, 'fr', MANAGER).press('match.send', value),
    ]);
    const sent = /goes to 3 people\. 1 wait until|va à 3 personnes\. 1 attendent/;
    expect(both.filter((one) => sent.test(one))).toHaveLength(1);
    expect(await en(`/match ${deal}`)).toContain('The seller was told already · 2 buyers were told already');
    expect(await user(areas).press('match.send', await shown())).toBe(
      `Everybody was told of ${deal} already.`,
    );
  });

  test('when somebody else fits meanwhile, then nothing is sent, and it is shown anew', async () => {
    await buyer('Told Now', { consent });
    const before = await shown();
    await buyer('New Here', { consent });
    const said = await user(areas).press('match.send', before);
    expect(said).toContain('It has changed meanwhile, and nothing was sent.');
    expect(said).toMatch(/New Here .*Send to 3/s);
    await areas.outreach.dispatch();
    expect(areas.accepted().filter(({ body }) => body.includes('$317,500'))).toEqual([]);
  });
});
