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
