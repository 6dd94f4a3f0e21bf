import { type EvidenceId, type OfferId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { CALLER } from '../../support/areas';
import { openOffers, TEN } from '../../src/offers/open-offers';
import { user } from '../use-command';

let opened: Awaited<ReturnType<typeof openOffers>>;
let areas: (typeof opened)['world'];
beforeAll(async () => {
  opened = await openOffers();
  areas = opened.world;
});
afterAll(() => areas.close());
beforeEach(() => areas.reset(TEN));

const anna = (locale?: 'en' | 'fr') => user(areas, locale, { ...CALLER, id: 'U0ANNA' });
const ben = () => user(areas, 'en', { ...CALLER, id: 'U0BEN' });

async function computed(line = '/offer 450000 50000 ON Toronto'): Promise<EvidenceId> {
  return (/evidence_\w+/.exec(await anna().type(line))?.[0] ?? '') as EvidenceId;
}
async function made(values: Record<string, string> = {}): Promise<OfferId> {
  const form = await anna().pressOpens('offer.make', await computed());
  const words = await anna().submit(form, { amount: '$262,500', days: '7', ...values });
  return (/O-\d+/.exec(words)?.[0] ?? '') as OfferId;
}

describe('the buttons of an offer', () => {
  test('when it is made by its form, then its card stands in the deals channel with what can be done', async () => {
    const evidence = await computed();
    const form = await anna().pressOpens('offer.make', evidence);
    expect(JSON.stringify(form.blocks)).toContain('"initial_value":"$262,500"');
    const words = await anna().submit(form, { amount: '300 000,00 $', days: '3' });
    expect(words).toContain('$300,000 was asked for: it is above the MAO of $262,500');
    expect(words).toContain('Made by <@U0ANNA>');
    const [id = ''] = /O-\d+/.exec(words) ?? [];
    expect(await areas.offers.find(id as OfferId)).toMatchObject({
      offer: { amount: 262_500_00, expires_at: new Date('2026-12-05T15:00:00Z') },
    });
    const card = JSON.stringify(areas.cards.last(`offer:${id}`));
    for (const verb of ['accept', 'counter', 'decline', 'what-if', 'details']) {
      expect(card).toContain(`"offer.${verb}"`);
    }
    expect(await ben().press('offer.make', evidence)).toContain(`Offer ${id} of $262,500: made`);
    expect(await ben().submit(form, { amount: '1', days: '3' })).toContain(
      'It was made already by <@U0ANNA>',
    );
    expect(await anna().type('/offer open')).toContain('Offers that wait for an answer: 1.');
    expect(await ben().press('offer.show', id)).toContain('Made by <@U0ANNA>');
  });

  test('when two end it, then it has ended once, and the second is told by whom', async () => {
    const id = await made();
    expect(await anna().press('offer.accept', id)).toBe('');
    expect(JSON.stringify(areas.cards.last(`offer:${id}`))).toContain('accepted');
    expect(await ben().press('offer.accept', id)).toBe(`${id} was accepted already by <@U0ANNA>.`);
    expect(await ben().press('offer.decline', `${id} own`)).toContain(
      `${id} was accepted by <@U0ANNA>, and that is final. Nothing was done`,
    );
    expect(await ben().press('offer.counter', id)).toContain('accepted');
    expect(await anna('fr').type(`/offer ${id}`)).toContain(`Offre ${id} de 262 500 $ : acceptée`);
  });

  test('when the seller counters, then what they want is on the card, and a new offer begins with the numbers', async () => {
    const id = await made();
    const form = await anna().pressOpens('offer.counter', `${id} own`);
    expect(await anna().submit(form, { counter: '280k' })).toContain(
      `Offer ${id} of $262,500: countered, they want $280,000`,
    );
    const { evidence } = await areas.offers.find(id);
    const again = await anna().pressOpens('offer.again', evidence._id);
    expect(JSON.stringify(again.blocks)).toContain('"initial_value":"$450,000"');
    const open = await made();
    const silent = await anna().pressOpens('offer.counter', open);
    await anna().submit(silent, {});
    expect(await areas.offers.find(open)).toMatchObject({ offer: { state: 'countered' } });
  });

  test('when its end is typed, then it is as if it was pressed; what is no end is named', async () => {
    const id = await made();
    expect(await anna().type(`/offer ${id} sold`)).toContain('end: sold is none of accepted');
    expect(await anna().type(`/offer ${id} accepted 5`)).toContain('counter: 5 is not an amount');
    expect(await anna().type(`/offer ${id} countered lots`)).toContain('counter: lots is not an amount');
    expect(await anna().type(`/offer ${id.toLowerCase()} contrée 280 000 $`)).toContain('they want $280,000');
    expect(await ben().type(`/offer ${id} accepted`)).toContain(`${id} was countered by <@U0ANNA>`);
  });

  test('when its time has run out, then nobody can accept it any more', async () => {
    const id = await made({ days: '1' });
    areas.clock.pass(24 * 60);
    expect(await anna().press('offer.accept', id)).toBe(
      `${id} has expired, and that is final. Nothing was done; a new offer can be made.`,
    );
  });

  test('when there is no room for it, then what is left is said', async () => {
    for (let n = 0; n < 7; n++) await made();
    const form = await anna().pressOpens('offer.make', await computed());
    expect(await anna().submit(form, { amount: '262500', days: '7' })).toContain(
      '$262,500 is more than WHOLESALE may still promise: $162,500.',
    );
  });
});

describe('the forms', () => {
  const house = { arv: '450 000 $', repairs: '50k', place: 'Toronto ON' };

  test('when the numbers change, then the result stands in the form, and nothing is kept', async () => {
    const form = await anna().opens('/offer');
    expect(JSON.stringify(form.blocks)).toContain('stands here as soon as');
    const recount = async (values: Record<string, string>) =>
      JSON.stringify(
        (await anna().pressOpens('offer.recount', '', { about: form.about, values })).blocks,
      ).replace(/[\u00a0\u202f]/g, ' ');
    expect(await recount(house)).toContain('450,000 × 0.70 − 50,000 − 2,500 − 0 = 262,500');
    expect(await recount({ ...house, repairs: '60k' })).toContain('= 252,500');
    expect(await recount({ ...house, arv: '0' })).toContain('must be more than 0');
    expect(await recount({ ...house, repairs: 'lots' })).toContain('lots is not an amount');
    expect(await recount({ ...house, place: 'BC' })).toContain('Offers are not enabled there');
    expect(await recount({ arv: '450k' })).toContain('stands here as soon as');
    expect(await areas.store.connection.collection('offer_evidence').countDocuments()).toBe(0);
  });

  test('when it is sent, then comparables and assumptions are kept, and Details shows them', async () => {
    const form = await anna().opens('/offer');
    const words = await anna().submit(form, {
      ...house,
      comps: '14 King St: 455k\n\n16 King St: 449k',
      assumptions: 'roof <!channel> is new',
    });
    const [id = ''] = /evidence_\w+/.exec(words) ?? [];
    const details = JSON.stringify((await anna().pressOpens('offer.details', id)).blocks);
    expect(details).toContain('• 14 King St: 455k\\n• 16 King St: 449k');
    expect(details).toContain('roof &lt;!channel&gt; is new');
    expect(details).toContain('Computed by <@U0ANNA>');
    expect(await anna().submit(form, { ...house, arv: '-1' })).toContain('arv: -1 is not an amount');
  });

  test('when something else is tried, then both stand side by side, and nothing is kept or changed', async () => {
    const id = await computed();
    const form = await anna().pressOpens('offer.what-if', id);
    const values = { multiplier: '0,65', repairs: '60 000 $', fees: '3000' };
    for (const shown of [
      await anna().submitShows(form, values),
      await anna().pressOpens('offer.what-if-count', '', { about: form.about, values }),
    ]) {
      const words = JSON.stringify(shown.blocks);
      expect(words).toMatch(/MAO +\$262,500 +\$229,500 +-\$33,000/);
      expect(words).toMatch(/Spread +\$127,500 +\$150,500 +\+\$23,000/);
    }
    const none = await anna().submitShows(form, { ...values, repairs: '400k' });
    expect(JSON.stringify(none.blocks)).toContain('No margin');
    expect(await anna().submit(form, { ...values, multiplier: '2.5.1' })).toContain('multiplier: 2.5.1');
    expect(await areas.offers.findByEvidence(id)).toMatchObject({ offer: null });
    expect(await areas.store.connection.collection('offer_evidence').countDocuments()).toBe(1);
    expect((await areas.offers.effective('ON', 'ALL'))?.multiplier_bp).toBe(7_000);
  });

  test('when a lead is offered twice, then its open offer is named', async () => {
    const lead_id = await opened.newLead();
    const house = { arv: cents(450_000_00), repairs: cents(50_000_00), holding_cost: cents(0) };
    const of = { lead_id, province: 'ON', market: 'Toronto', ...house } as const;
    await opened.make({}, of);
    const second = await areas.offers.compute(of, CALLER);
    const form = await anna().pressOpens('offer.make', second.evidence_id);
    expect(await anna().submit(form, { amount: '1000', days: '7' })).toMatch(
      new RegExp(`${lead_id} has the open offer O-\\d+ of \\$262,500`),
    );
  });
});
