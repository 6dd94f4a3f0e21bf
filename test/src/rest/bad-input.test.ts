import { DEAL, LEAD, RULES, WINDOW } from './bodies';
import { openRest, type Problem } from './open-rest';

let rest: Awaited<ReturnType<typeof openRest>>;
beforeAll(async () => {
  rest = await openRest();
});
afterAll(() => rest.close());
const call: typeof rest.call = (...asked) => rest.call(...asked);

describe('bad input', () => {
  const canContact = 'GET /api/governance/market/can-contact?province=ON&channel=';
  const compute = 'POST /api/deals/offers/compute';
  const offerOf = (more: object) => ({ province: 'ON', arv: 450_000, repairs: 50_000, ...more });
  const flowOf = (lead: object, deal: object = {}) => ({
    lead: { ...LEAD, ...lead },
    deal: { ...DEAL, ...deal },
  });

  test.each<[string, string, unknown]>([
    ['channel', `${canContact}FAX`, undefined],
    ['hhmm', `${canContact}SMS&weekday=1&hhmm=25:00`, undefined],
    ['hhmm', `${canContact}SMS&weekday=1&hhmm=24:00`, undefined],
    ['weekday', `${canContact}SMS&weekday=7&hhmm=10:00`, undefined],
    ['weekday', `${canContact}SMS&hhmm=10:00`, undefined],
    ['hhmm', `${canContact}SMS&weekday=0`, undefined],
    ['at', `${canContact}SMS&weekday=0&hhmm=10:00&at=2026-11-23T14:00:00Z`, undefined],
    ['at', `${canContact}SMS&at=tomorrow`, undefined],
    ['lead_score', `${canContact}SMS&lead_score=1.1`, undefined],
    ['timezone', `${canContact}SMS&timezone=Europe/Paris`, undefined],
    ['province', 'GET /api/governance/market/effective?province=XX', undefined],
    ['province', 'GET /api/governance/market/effective?province=on', undefined],
    ['arv', compute, offerOf({ arv: '$450,000' })],
    ['arv', compute, offerOf({ arv: -1 })],
    ['arv', compute, offerOf({ arv: 450_000.555 })],
    ['arv', compute, offerOf({ arv: 100_000_001 })],
    ['arv', `${compute}?province=ON&arv=NaN&repairs=1`, undefined],
    ['arv', `${compute}?province=ON&arv=1e999&repairs=1`, undefined],
    ['arv', compute, offerOf({ arv: 0 })],
    ['arv', compute, offerOf({ arv: '450 000,50 $' })],
    ['arv', `${compute}?province=ON&arv=450,000&repairs=1`, undefined],
    ['repairs', compute, offerOf({ repairs: 100_000_000.01 })],
    ['holding_cost', compute, offerOf({ holding_cost: -1 })],
    ['comps', compute, offerOf({ comps: 'x' })],
    ['province', compute, offerOf({ province: 'XX' })],
    ['repairs', compute, offerOf({ repairs: null })],
    ['repairs', compute, { province: 'ON', arv: 1 }],
    ['market', compute, offerOf({ market: '' })],
    ['market', compute, offerOf({ market: '???' })],
    ['lead.phone', 'POST /flow/lead_to_deal', flowOf({ phone: '000' })],
    ['lead.phone', 'POST /flow/lead_to_deal', flowOf({ phone: 'call 416-555-0134' })],
    ['lead.email', 'POST /flow/lead_to_deal', flowOf({ email: 'jane' })],
    ['lead.score', 'POST /flow/lead_to_deal', flowOf({ score: 80 })],
    ['lead.name', 'POST /flow/lead_to_deal', flowOf({ name: ' ' })],
    [
      'lead.consent.basis',
      'POST /flow/lead_to_deal',
      flowOf({ consent: { basis: 'nod', evidence: 'x', at: '2026-11-01T00:00:00Z' } }),
    ],
    ['lead.colour', 'POST /flow/lead_to_deal', flowOf({ colour: 'red' })],
    ['deal.property_type', 'POST /flow/lead_to_deal', flowOf({}, { property_type: 'CASTLE' })],
    ['deal.region', 'POST /flow/lead_to_deal', { lead: LEAD, deal: { arv: 1, repairs: 1 } }],
    ['event', 'POST /api/buyers/liquidity/feedback', { province: 'ON', event: 'LIKED' }],
    ['market', 'GET /api/buyers/liquidity/nodes?market=%F0%9F%8F%A0', undefined],
    ['limit', 'GET /api/followups/due?limit=201', undefined],
    [
      'max_arv_multiplier',
      'POST /api/deals/offers/policies/upsert',
      { province: 'ON', max_arv_multiplier: 1.1 },
    ],
    [
      'max_arv_multiplier',
      'POST /api/deals/offers/policies/upsert',
      { province: 'ON', max_arv_multiplier: 0.12345 },
    ],
    ['reason', 'POST /api/governance/market/policies/upsert', { province: 'ON', rules: RULES }],
    [
      'rules.contact_windows_local.0.start',
      'POST /api/governance/market/policies/upsert',
      {
        province: 'ON',
        reason: 'x',
        rules: { ...RULES, contact_windows_local: [{ ...WINDOW, start: '25:00' }] },
      },
    ],
  ])(
    'when %s is wrong in %s %j, then it is 400, names it and shows or says what is right',
    async (path, line, body) => {
      const got = await call(line, 'admin', body);
      const { code, errors = [] } = got.body as Problem;
      expect({ status: got.status, code }).toEqual({ status: 400, code: 'invalid_input' });
      expect(errors.map((error) => error.path)).toContain(path);
      for (const error of errors) expect(error.message).toMatch(/\S/);
    },
  );

  test('when money, a time or an instant is wrong, then the issue has an example of a right one', async () => {
    const examples = async (line: string, body?: unknown) =>
      ((await call(line, 'admin', body)).body as Problem).errors?.map((error) => error.example);
    expect(await examples(compute, offerOf({ arv: 'x' }))).toEqual(['450000']);
    expect(await examples(compute, offerOf({ repairs: '$', holding_cost: -1, comps: 1 }))).toEqual([
      '50000',
      '3000',
      '[{"address":"14 King St","price":455000}]',
    ]);
    const upsert = 'POST /api/deals/offers/policies/upsert';
    const wrong = {
      enabled: 'yes',
      max_arv_multiplier: 2,
      default_fees_buffer: -1,
      default_assignment_fee: '',
    };
    expect(await examples(upsert, { province: 'ON', ...wrong, changed_by: '', reason: 1 })).toEqual([
      'true',
      '0.7',
      '2500',
      '10000',
      'Ann',
      'margins are thin',
    ]);
    expect(await examples(`${canContact}SMS&weekday=1&hhmm=25:00`)).toEqual(['09:30']);
    expect(await examples(`${canContact}SMS&at=x`)).toEqual(['2026-11-23T14:00:00Z']);
    expect(await examples(`${canContact}SMS&weekday=9&hhmm=10:00`)).toEqual(['0']);
  });

  test.each(['{"province": "ON",', '[1]', '{"a": NaN}', 'null'])(
    'when the body is %s, then it is 400 and nothing is done',
    async (body) => {
      expect(await call(compute, 'admin', body)).toMatchObject({ status: 400 });
    },
  );

  test('when a rule refuses, then it is 422 with its reason; what is not there is 404; a second correction 409', async () => {
    expect(await call(compute, 'admin', offerOf({ province: 'QC' }))).toMatchObject({
      status: 422,
      body: { code: 'offer_policy_disabled' },
    });
    expect(
      await call('POST /api/deals/offers/policies/upsert', 'admin', {
        province: 'ON',
        max_arv_multiplier: 0.71,
      }),
    ).toMatchObject({ status: 202, body: { status: 'pending' } });
    const feedback = { province: 'AB', event: 'PASSED' };
    const { body } = await call('POST /api/buyers/liquidity/feedback', 'admin', feedback);
    const replaces = (body as { event_id: string }).event_id;
    expect(
      await call('POST /api/buyers/liquidity/feedback', 'admin', { ...feedback, replaces: 'x' }),
    ).toMatchObject({ status: 404 });
    expect(
      await call('POST /api/buyers/liquidity/feedback', 'admin', { ...feedback, replaces }),
    ).toMatchObject({ status: 200 });
    expect(
      await call('POST /api/buyers/liquidity/feedback', 'admin', { ...feedback, replaces }),
    ).toMatchObject({ status: 409, body: { code: 'already_replaced' } });
  });

  test('when the ARV is below the repairs, then that is no error: there is no margin', async () => {
    expect(await call(compute, 'agent', offerOf({ arv: 40_000 }))).toMatchObject({
      status: 200,
      body: { calc: { mao: -24_500, recommended_offer: 0, reason: 'no_margin' } },
    });
  });

  test('when the caller’s offer is above the MAO, then the answer says that it was cut', async () => {
    const right = await call(
      'POST /flow/lead_to_deal',
      'agent',
      flowOf({ phone: '416-555-0177' }, { offer: 400_000.5 }),
    );
    expect(right).toMatchObject({
      status: 200,
      body: { metadata: { offer: 307_500, mao: 307_500, offer_cut: true } },
    });
    const below = await call(
      'POST /flow/lead_to_deal',
      'agent',
      flowOf({ phone: '416-555-0178' }, { offer: 200_000.5 }),
    );
    expect((below.body as { metadata: object }).metadata).toEqual({
      province: 'ON',
      market: 'Toronto',
      liquidity_score: 0,
      offer: 200_000,
      mao: 307_500,
    });
  });
});
