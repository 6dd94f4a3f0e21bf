import { ROLES, type Role } from '../../src/contract/actor';
import { createMetrics } from '../../src/http/metrics';
import { createHttpServer } from '../../src/http/server';
import { createIntents } from '../../src/intents/intents';
import { routes } from '../../src/routes';
import { MANAGER, openAreas, type TestAreas } from '../support/areas';

// Every REST route over the real server and the real store.

const KEYS = Object.fromEntries(ROLES.map((role) => [role, `${role}-key-0123456789`])) as Record<
  Role,
  string
>;
let areas: TestAreas;
let url: string;
let server: ReturnType<typeof createHttpServer>;
let task: string;

beforeAll(async () => {
  areas = await openAreas('2026-12-02T15:00:00Z', {
    apiKeys: ROLES.map((role) => ({ name: role, role, key: KEYS[role] })),
  });
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  const { connection, transaction } = areas.store;
  server = createHttpServer({
    log: areas.log as never,
    clock: areas.clock,
    routes,
    deps: areas,
    access: areas.access,
    intents: createIntents({ connection }),
    transaction,
    webhooks: [],
    mounts: [],
    health: { about: () => ({}) as never, checks: [] },
    metrics: createMetrics(),
    rateLimitPerMinute: null,
    version: '1.2.3',
  });
  url = `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`;
  const lead = await areas.leads.stub('crm-1' as never, { province: 'ON', market: 'Toronto' });
  task = (await areas.ladder.create(lead, {}, MANAGER))[1]?._id ?? '';
});
afterAll(async () => {
  await server.close();
  await areas.close();
});

interface Problem {
  code: string;
  detail: string;
  errors?: { path: string; message: string; example?: string }[];
}

async function call(line: string, role: Role | null, body?: unknown) {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(url + path.replace('{id}', task), {
    method,
    headers: {
      ...(role === null ? {} : { authorization: `Bearer ${KEYS[role]}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as unknown };
}

const WINDOW = { days: [0, 1, 2, 3, 4], start: '09:00', end: '20:00' };
const RULES = {
  contact_windows_local: [WINDOW],
  channels_allowed: ['SMS', 'CALL'],
  min_lead_score_to_contact: 0.65,
};
const LEAD = { name: 'Jane Doe', source: 'web_form', phone: '416-555-0134' };
const DEAL = { region: 'ON', address: '12 King St W, Toronto', arv: 500_000, repairs: 40_000 };
const SMS = { to: '+14165550134', message: 'Hi', province: 'ON' };

/** A right call of each route, the least role, and a piece of the answer. In this order: later ones use earlier ones. */
const RIGHT: [route: string, role: Role, ask: string, body: unknown, status: number, answer: object][] = [
  [
    'GET /api/geo/infer',
    'viewer',
    '?region=ON&address=12+King+St,+Toronto',
    undefined,
    200,
    { province: 'ON', market: 'Toronto' },
  ],
  [
    'GET /api/governance/market/policies',
    'viewer',
    '?province=ON',
    undefined,
    200,
    [{ province: 'ON', market: 'ALL', version: 1 }],
  ],
  [
    'POST /api/governance/market/policies/upsert',
    'manager',
    '',
    { province: 'NL', rules: RULES, reason: 'test' },
    200,
    { province: 'NL', version: 2, changed_by: 'key:manager' },
  ],
  [
    'GET /api/governance/market/effective',
    'viewer',
    '?province=ON&market=toronto',
    undefined,
    200,
    { found: true, scope: { province: 'ON', market: 'ALL' } },
  ],
  [
    'GET /api/governance/market/can-contact',
    'viewer',
    '?channel=SMS&province=ON&weekday=6&hhmm=1100',
    undefined,
    200,
    { ok: false, reason: 'outside_window' },
  ],
  [
    'POST /flow/lead_to_deal',
    'agent',
    '',
    { lead: LEAD, deal: DEAL },
    200,
    {
      missing: [],
      metadata: { province: 'ON', market: 'Toronto', offer: 307_500, mao: 307_500, liquidity_score: 0 },
    },
  ],
  [
    'POST /api/followups/ladder/create',
    'agent',
    '',
    { lead_id: 'crm-2', province: 'ON' },
    200,
    [{ step: 1 }, { step: 2 }, { step: 3 }, { step: 4 }, { step: 5 }, { step: 6 }],
  ],
  ['POST /api/followups/task/{id}/complete', 'agent', '', undefined, 200, { state: 'completed', step: 2 }],
  ['GET /api/followups/due', 'viewer', '?limit=5', undefined, 200, [{ step: 1 }]],
  ['GET /api/followups/sla', 'viewer', '', undefined, 200, { count: expect.any(Number) as number }],
  [
    'POST /api/buyers/liquidity/feedback',
    'agent',
    '',
    { province: 'ON', event: 'BOUGHT', buyer_id: 'b1', market: 'Toronto' },
    200,
    { node: { market: 'TORONTO', buyer_count: 1, avg_close_rate: 1 } },
  ],
  [
    'GET /api/buyers/liquidity/nodes',
    'viewer',
    '?province=ON',
    undefined,
    200,
    [{ market: 'TORONTO', property_type: 'SFR' }],
  ],
  [
    'GET /api/buyers/liquidity/score',
    'viewer',
    '?province=ON&market=toronto',
    undefined,
    200,
    { buyer_count: 1, score: 100.5, liquidity_index: 1 },
  ],
  [
    'GET /api/deals/offers/policies',
    'viewer',
    '',
    undefined,
    200,
    expect.arrayContaining([
      expect.objectContaining({ province: 'ON', max_arv_multiplier: 0.7, default_fees_buffer: 2_500 }),
    ]) as object,
  ],
  [
    'POST /api/deals/offers/policies/upsert',
    'manager',
    '',
    { province: 'BC', enabled: true, max_arv_multiplier: 0.68 },
    200,
    { enabled: true, max_arv_multiplier: 0.68, version: 2 },
  ],
  [
    'POST /api/deals/offers/compute',
    'agent',
    '?province=ON&arv=450000&repairs=50000',
    undefined,
    200,
    { calc: { mao: 262_500, recommended_offer: 262_500, reason: null } },
  ],
  ['POST /messaging/send-sms', 'agent', '', SMS, 202, { status: 'queued' }],
  [
    'POST /messaging/send-email',
    'agent',
    '',
    {
      to: 'jane@example.com',
      subject: 'Hi',
      body: 'Hi',
      province: 'ON',
      consent: { basis: 'express', evidence: 'form', at: '2026-11-01T00:00:00Z' },
    },
    202,
    { status: 'queued' },
  ],
];

describe('every REST route', () => {
  test('when the routes are counted, then each has a right call here and stands in the OpenAPI document', async () => {
    expect(RIGHT.map(([route]) => route).sort()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
    const { body } = await call('GET /openapi.json', null);
    const { paths } = body as { paths: Record<string, Record<string, { summary: string }>> };
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed).toEqual(expect.arrayContaining(RIGHT.map(([route]) => route)));
  });

  test.each(RIGHT)(
    'when %s comes without a key, or with a lower role, then it is 401 and 403',
    async (route, role, ask, body) => {
      expect(await call(`${route}${ask}`, null, body)).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
      });
      const lower = ROLES[ROLES.indexOf(role) - 1];
      if (lower)
        expect(await call(`${route}${ask}`, lower, body)).toMatchObject({
          status: 403,
          body: { code: 'forbidden' },
        });
    },
  );

  test.each(RIGHT)(
    'when %s comes as %s with %s%j, then it is done',
    async (route, role, ask, body, status, answer) => {
      expect(await call(`${route}${ask}`, role, body)).toMatchObject({ status, body: answer });
    },
  );

  test.each(RIGHT)('when %s comes with an unknown key, then it is named', async (route, role, ask) => {
    const got = await call(`${route}${ask === '' ? '?' : `${ask}&`}colour=red`, role);
    expect(got.status).toBe(400);
    expect((got.body as Problem).errors).toContainEqual(expect.objectContaining({ path: 'colour' }));
  });
});

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
    ).toMatchObject({ status: 422, body: { code: 'second_person_needed' } });
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
      liquidity_score: 1,
      offer: 200_000,
      mao: 307_500,
    });
  });
});
