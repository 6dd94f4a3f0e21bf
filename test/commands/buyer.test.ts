import { buyerModel } from '../../src/buyers/buyer.model';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';
import { user } from './use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
beforeAll(async () => {
  areas = await openAreas(TEN);
});
beforeEach(() => areas.reset(TEN));
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
const fr = (line: string) => user(areas, 'fr').type(line);
const LINE =
  '/buyer Sam Lee 416-555-0199 sam@x.ca ON Toronto, SFR MULTI, 200k-450k, repairs 60k, consent express';

/** What stands in an open form, as a person who changes nothing submits it. */
const typedIn = (shown: { blocks: unknown[] }): Record<string, string> =>
  Object.fromEntries(
    (shown.blocks as { block_id?: string; element?: Record<string, never> }[]).flatMap(
      ({ block_id, element = {} }) => {
        const { initial_value, initial_option, initial_user } = element;
        const value =
          initial_value ?? (initial_option as { value?: string } | undefined)?.value ?? initial_user;
        return block_id === undefined || value === undefined ? [] : [[block_id, value]];
      },
    ),
  );

describe('/buyer', () => {
  test('when one line is pasted, then it is shown as it was understood, with whether they may be told', async () => {
    const said = await en(LINE);
    expect(said).toContain('Buyer Sam Lee is saved as B-1001.');
    expect(said).toContain(
      'Buys: Toronto, ON · House, Several units · $200,000 to $450,000 · repairs up to $60,000',
    );
    expect(said).toContain('May be told now, by text.');
    expect(said).toContain('Was told of no deal yet.');
    expect(await areas.buyers.findByAddress('sam@x.ca')).toMatchObject({
      _id: 'B-1001',
      owner: 'U0CALLER',
      language: 'en',
      active: true,
    });
  });

  test('when the name would call somebody, or the line is wrong, then nobody is called and each field is named', async () => {
    expect(await en('/buyer <!channel> 416-555-0189 ON')).toContain('&lt;!channel&gt;');
    const wrong = await en('/buyer Sam Lee 416-555-0199 Chicago, 450k-200k');
    expect(wrong).toContain('places: Chicago is not a place in Canada');
    expect(wrong).toContain('price: 450k-200k is no price range');
    expect(await fr('/buyer Sam Lee 416-555-0199')).toContain('places');
  });

  test('when the number or the e-mail address is known, then that buyer is brought up to date, with what is given', async () => {
    await en(LINE);
    const again = await fr('/buyer Samuel Lee sam@x.ca Montréal, jusqu’à 500k');
    expect(again).toContain('L’acheteur Samuel Lee était connu : B-1001 est mis à jour.');
    expect(again).toContain('Maison, Plusieurs logements');
    expect(await areas.buyers.findByAddress('+14165550199')).toMatchObject({
      name: 'Samuel Lee',
      province: 'QC',
      market: 'Montreal',
      language: 'en',
      box: { places: ['QC:MONTREAL'], min_price: 200_000_00, max_price: 500_000_00 },
    });
    // A number of one and an e-mail address of another: each keeps their own.
    await en('/buyer Bo 416-555-0177 ON');
    expect(await en('/buyer Bo 416-555-0177 sam@x.ca ON')).toContain('B-1003 is brought up to date');
    expect(await areas.buyers.findByAddress('sam@x.ca')).toMatchObject({ _id: 'B-1001' });
  });

  test('when two take in the same buyer at once, then it is one', async () => {
    const other = areas.another();
    const facts = { name: 'Sam', email: 'sam@x.ca', province: 'ON', market: 'ALL' } as const;
    const actor = { kind: 'slack', id: 'U1', role: 'agent' } as const;
    const saved = await Promise.all([areas.buyers.save(facts, actor), other.buyers.save(facts, actor)]);
    expect(saved.map(({ created }) => created).sort()).toEqual([false, true]);
    expect(await buyerModel(areas.store.connection).countDocuments()).toBe(1);
  });

  test('when a buyer is looked for by a name, a place or a part of the number, then they are found and shown', async () => {
    await en(LINE);
    for (const text of ['lee', 'toronto sam', '0199', 'b-1001']) {
      expect(await en(`/buyer find ${text}`)).toContain('Sam Lee (B-1001)');
    }
    expect(await en('/buyer find nobody')).toBe('No buyer was found for “nobody”.');
    expect(await en('/buyer b-1001')).toContain('sam@x.ca');
    expect(await user(areas).press('buyer.show', 'B-1001')).toContain('sam@x.ca');
    expect(await en('/buyer B-7')).toContain('There is no buyer B-7.');
  });

  test('when a buyer takes a pause, then it is said on the card, kept by a new line, and ends with Resume', async () => {
    await en(LINE);
    expect(await user(areas).press('buyer.pause', 'B-1001')).toContain(
      '*Paused by <@U0CALLER>:* is told of no deal.',
    );
    const second = await user(areas, 'en', MANAGER).press('buyer.pause', 'B-1001');
    expect(second).toContain('B-1001 is told of no deal until resumed.');
    expect(second).toContain('*Paused by <@U0CALLER>:*');
    expect(await en(LINE)).toContain('*Paused by');
    expect(await user(areas).press('buyer.resume', 'B-1001')).not.toContain('*Paused');
    expect(await en('/buyer resume B-1001')).toContain('B-1001 took no pause.');
    const log = areas.store.connection.collection('audit_entry');
    expect(await log.countDocuments({ action: { $in: ['buyer.pause', 'buyer.resume'] } })).toBe(2);
  });

  test('when a buyer has answered and been silent, then the card says so, without what was corrected', async () => {
    await en(LINE);
    const about = { province: 'ON' as const, buyer_id: 'B-1001' as never, source: 'api' as const };
    await areas.buyers.recordFeedback({ ...about, event: 'NO_RESPONSE', deal_id: 'D-1' as never });
    const { event } = await areas.buyers.recordFeedback({
      ...about,
      event: 'RESPONDED',
      deal_id: 'D-2' as never,
    });
    await areas.buyers.recordFeedback({ ...about, event: 'PASSED', replaces: event._id });
    const said = await en('/buyer B-1001');
    expect(said).toContain('Has answered 1 of 2 deals.');
    expect(said).toContain('passed · D-2');
    expect(said).toContain('no answer · D-1');
    expect(said).not.toContain('answered · D-2');
  });
});

describe('the forms', () => {
  test('when a buyer is taken in by the form, then it is as by the line; wrong fields are named', async () => {
    const shown = await user(areas).opens('/buyer');
    const values = {
      name: 'Sam Lee',
      phone: '416-555-0199',
      places: 'Toronto ON, QC',
      types: 'SFR, duplex',
      price: '200k-450k',
      repairs: '60k',
      consent: 'express',
    };
    const wrong = await user(areas).submit(shown, {
      ...values,
      phone: '',
      types: 'castle',
      places: 'Chicago',
    });
    expect(wrong).toContain('castle is none of SFR, CONDO, MULTI, LAND, OTHER');
    expect(wrong).toContain('Chicago is not a place in Canada');
    expect(await user(areas).submit(shown, values)).toContain(
      'Buys: Toronto, ON; all of QC · House, Several units',
    );
  });

  test('when a buyer is edited, then only what was touched changes, and what was emptied is gone', async () => {
    await en(LINE);
    const shown = await user(areas).pressOpens('buyer.edit', 'B-1001');
    const { price: _, ...values } = typedIn(shown);
    const said = await user(areas).submit(shown, { ...values, name: 'Samuel Lee', repairs: '70k' });
    expect(said).toContain('Samuel Lee (B-1001)');
    expect(said).toContain('any price · repairs up to $70,000');
    const entry = await areas.store.connection.collection('audit_entry').findOne({ action: 'buyer.edit' });
    expect(entry?.['after']).toEqual({ fields: ['name', 'price', 'repairs'] });
  });

  test('when they agree to be written to later, then the form writes it down, and they may be told', async () => {
    expect(await en('/buyer Bo 416-555-0177 ON')).toContain('May not be told: no consent on record.');
    const shown = await user(areas).opens('/buyer edit B-1001');
    const said = await user(areas).submit(shown, { ...typedIn(shown), consent: 'contract' });
    expect(said).toContain('May be told now, by text.');
    const { consents } = (await areas.policy.addresses.findById('+14165550177').lean()) ?? {};
    expect(consents).toMatchObject([{ basis: 'contract', recorded_by: 'slack:U0CALLER' }]);
  });

  test('when somebody else has changed the buyer meanwhile, then the form shows both before it is saved', async () => {
    await en(LINE);
    const shown = await user(areas).opens('/buyer edit B-1001');
    const values = typedIn(shown);
    await en('/buyer Sam Lee 416-555-0199 ON Ottawa');
    const again = await user(areas).submitShows(shown, { ...values, name: 'Samuel Lee' });
    expect(typedIn(again)).toMatchObject({ name: 'Samuel Lee', places: 'Ottawa ON' });
    expect(await user(areas).submit(again, typedIn(again))).toContain('Samuel Lee (B-1001)');
  });

  test('when the number is another buyer’s, then it is refused by name', async () => {
    await en(LINE);
    await en('/buyer Bo 416-555-0177 ON');
    const shown = await user(areas).opens('/buyer edit B-1002');
    const said = await user(areas).submit(shown, { ...typedIn(shown), phone: '416-555-0199' });
    expect(said).toContain('B-1001');
  });
});
