import { openAreas, type TestAreas } from '../../support/areas';
import { user } from '../use-command';

let areas: TestAreas;

// A Wednesday, 10:00 in Toronto.
const TEN = '2026-12-02T15:00:00Z';
beforeAll(async () => {
  areas = await openAreas(TEN);
});
beforeEach(() => areas.reset(TEN));
afterAll(() => areas.close());

const en = (line: string) => user(areas).type(line);
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
