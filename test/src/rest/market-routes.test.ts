import { marketPolicyModel } from '../../../src/policy/market-policy.model';
import { RULES, WINDOW } from './bodies';
import { openRest, type Problem } from './open-rest';

let rest: Awaited<ReturnType<typeof openRest>>;
beforeAll(async () => {
  rest = await openRest();
});
afterAll(() => rest.close());

const MARKET = '/api/governance/market';
/** 11:30 in Toronto on a Wednesday, inside the seeded window. */
const OPEN = 'at=2026-12-02T16:30:00Z';

async function get<Body = Record<string, unknown>>(path: string, status = 200): Promise<Body> {
  const answer = await rest.call(`GET ${MARKET}/${path}`, 'viewer');
  expect(answer.status).toBe(status);
  return answer.body as Body;
}
const upsert = (body: object) => rest.call(`POST ${MARKET}/policies/upsert`, 'manager', body);
const policies = () => get<{ province: string; market: string; version: number }[]>('policies');

describe('policies, upsert and effective', () => {
  test('when nobody changed anything, then there are 13, each of a whole province, as the specification seeds them', async () => {
    const seeded = await policies();
    expect(seeded).toHaveLength(13);
    expect(new Set(seeded.map(({ province }) => province)).size).toBe(13);
    for (const policy of seeded) {
      expect(policy).toMatchObject({
        market: 'ALL',
        enabled: true,
        version: 1,
        rules: {
          contact_windows_local: [
            { days: [0, 1, 2, 3, 4], start: '09:00', end: '20:00' },
            { days: [5], start: '10:00', end: '18:00' },
          ],
          channels_allowed: ['SMS', 'CALL', 'EMAIL'],
          min_lead_score_to_contact: 0.65,
          holidays: 'open',
        },
      });
    }
  });

  test('when a policy is changed in another’s name, then that name is shown and the key is the actor on record', async () => {
    const change = { province: 'SK', rules: RULES, reason: 'spring' };
    expect(await upsert(change)).toMatchObject({
      status: 200,
      body: { version: 2, changed_by: 'key:manager' },
    });
    const rules = { ...RULES, contact_windows_local: [{ ...WINDOW, start: '0900', end: '2400' }] };
    expect(await upsert({ ...change, rules, changed_by: 'Bob' })).toMatchObject({
      status: 200,
      body: {
        version: 3,
        changed_by: 'Bob',
        rules: { contact_windows_local: [{ start: '09:00', end: '24:00' }] },
      },
    });
    const entries = await rest.areas.auditLog.of('SK:ALL', 9);
    expect(entries.map(({ actor }) => actor)).toEqual(['key:manager', 'key:manager']);
    expect(JSON.stringify(entries)).toContain('"version":2');
  });

  test('when a market has its own policy, then that one, however it is written; disabled it denies there alone', async () => {
    await upsert({ province: 'QC', market: 'montréal', enabled: false, rules: RULES, reason: 'pause' });
    expect(await get('effective?province=QC&market=MONTREAL')).toMatchObject({
      found: true,
      scope: { province: 'QC', market: 'MONTREAL' },
      version: 1,
    });
    expect(await get('effective?province=QC')).toMatchObject({ scope: { province: 'QC', market: 'ALL' } });
    const ask = `can-contact?channel=SMS&province=QC&${OPEN}`;
    expect(await get(`${ask}&market=Montreal`)).toMatchObject({
      ok: false,
      reason: 'policy_disabled',
      policy_scope: { province: 'QC', market: 'MONTREAL' },
      policy_version: 1,
      next_open: null,
    });
    expect(await get(`${ask}&market=Laval`)).toMatchObject({ ok: true, policy_scope: { market: 'ALL' } });
  });

  test('when a place has no policy at all, then it is not found, and nobody there is contacted', async () => {
    await marketPolicyModel(rest.areas.store.connection).deleteOne({ _id: 'NU:ALL' });
    const answer = await rest.areas.another().policy.effective('NU', 'ALL');
    expect(answer).toBeNull();
    await upsert({ province: 'PE', rules: RULES, reason: 'renews what every process knows' });
    expect(await get('effective?province=NU')).toEqual({
      found: false,
      rules: null,
      scope: null,
      version: null,
    });
    expect(await get(`can-contact?channel=SMS&province=NU&${OPEN}`)).toMatchObject({
      ok: false,
      reason: 'no_policy',
      policy_scope: null,
      policy_version: null,
    });
  });

  const windows = (...contact_windows_local: object[]) => ({ rules: { ...RULES, contact_windows_local } });
  test.each<[string, object, string]>([
    ['25:00', windows({ ...WINDOW, start: '25:00' }), 'rules.contact_windows_local.0.start'],
    ['weekday 7', windows({ ...WINDOW, days: [7] }), 'rules.contact_windows_local.0.days.0'],
    [
      'a reversed window',
      windows({ ...WINDOW, start: '20:00', end: '09:00' }),
      'rules.contact_windows_local.0.start',
    ],
    ['overlapping windows', windows(WINDOW, { ...WINDOW, start: '19:00' }), 'rules.contact_windows_local.1'],
    ['an unknown channel', { rules: { ...RULES, channels_allowed: ['FAX'] } }, 'rules.channels_allowed.0'],
    ['an unknown province', { province: 'ZZ' }, 'province'],
    ['a market that is none', { market: '???' }, 'market'],
    ['no reason', { reason: undefined }, 'reason'],
    ['an empty reason', { reason: '  ' }, 'reason'],
  ])(
    'when an upsert has %s, then it is 400 with the field and an example, and nothing is stored',
    async (_what, wrong, path) => {
      const before = await policies();
      const { status, body } = await upsert({
        province: 'ON',
        market: 'Toronto',
        rules: RULES,
        reason: 'x',
        ...wrong,
      });
      expect(status).toBe(400);
      const { errors = [] } = body as Problem;
      expect(errors.map((error) => error.path)).toEqual([path]);
      expect(errors[0]?.example).toMatch(/\S/);
      expect(await policies()).toEqual(before);
      expect(await rest.areas.policy.history('ON', 'TORONTO')).toEqual([]);
      expect(await rest.areas.auditLog.of('ON:TORONTO', 9)).toEqual([]);
    },
  );
});

describe('can-contact', () => {
  test('when it is open, then every part of the answer is there', async () => {
    expect(await get(`can-contact?channel=SMS&province=ON&market=toronto&lead_score=0.8&${OPEN}`)).toEqual({
      ok: true,
      reason: 'within_window',
      explain: expect.any(Array) as string[],
      policy_scope: { province: 'ON', market: 'ALL' },
      policy_version: 1,
      local_time: [{ timezone: 'America/Toronto', local: '2026-12-02T11:30', weekday: 2 }],
      timezones: ['America/Toronto'],
      window: { start: '09:00', end: '20:00' },
      next_open: '2026-12-02T16:30:00.000Z',
      tz_data: expect.stringMatching(/^20\d\d[a-z]/) as string,
    });
  });

  test('when a weekday and a time are asked, then no date rule applies and there is no zone, date or opening', async () => {
    const body = await get('can-contact?channel=CALL&province=BC&weekday=4&hhmm=0900');
    expect(body).toMatchObject({
      ok: true,
      next_open: null,
      window: { start: '09:00', end: '20:00' },
      local_time: [{ weekday: 4 }],
    });
    expect(body['local_time']).toEqual([{ local: '09:00', weekday: 4 }]);
    // Christmas of 2026 is a Friday: with its date it is closed for calls to BC.
    expect(await get('can-contact?channel=CALL&province=BC&at=2026-12-25T18:00:00Z')).toMatchObject({
      ok: false,
      reason: 'holiday',
      next_open: '2026-12-26T17:00:00.000Z',
    });
    expect(await get('can-contact?channel=SMS&province=ON&weekday=4&hhmm=20:00')).toMatchObject({
      ok: false,
      reason: 'outside_window',
      window: null,
    });
  });

  test('when an instant is past or far ahead, or none is given, then it is judged there and then', async () => {
    const at = (instant: string) => get(`can-contact?channel=SMS&province=ON&market=Toronto&at=${instant}`);
    expect(await at('2020-07-15T13:00:00Z')).toMatchObject({
      ok: true,
      local_time: [{ local: '2020-07-15T09:00' }],
    });
    expect(await at('2030-01-15T13:59:59Z')).toMatchObject({
      ok: false,
      next_open: '2030-01-15T14:00:00.000Z',
    });
    expect(await get('can-contact?channel=SMS&province=ON&market=Toronto')).toMatchObject({
      local_time: [{ local: '2026-12-02T10:00' }],
    });
  });

  test('when the place is neither said nor to be found out, then it is 200 and no', async () => {
    expect(await get('can-contact?channel=SMS')).toMatchObject({ ok: false, reason: 'unknown_province' });
    expect(await get('can-contact?channel=EMAIL&to=jane@example.com')).toMatchObject({ ok: false });
    expect(await get(`can-contact?channel=CALL&to=604-555-0134&${OPEN}`)).toMatchObject({
      policy_scope: { province: 'BC', market: 'ALL' },
    });
    expect(await get(`can-contact?channel=SMS&lead_id=crm-1&${OPEN}`)).toMatchObject({
      ok: false,
      reason: 'no_consent',
      policy_scope: { province: 'ON' },
    });
  });

  test('when an address is suppressed that nobody here knows, then it is no with it, and not looked at without it', async () => {
    await rest.areas.policy.suppress('+14165550199', ['SMS'], {
      cause: 'keyword',
      at: new Date('2026-12-01T00:00:00Z'),
    });
    const ask = `can-contact?channel=SMS&province=ON&${OPEN}`;
    expect(await get(`${ask}&to=%2B14165550199`)).toMatchObject({ ok: false, reason: 'opted_out' });
    expect(await get(`${ask}&to=416-555-0199`)).toMatchObject({ ok: false, reason: 'opted_out' });
    const without = await get<{ ok: boolean; explain: string[] }>(ask);
    expect(without.ok).toBe(true);
    expect(without.explain.join('\n')).toMatch(/nobody|not checked/i);
  });

  test('when the score is missing, then that is said; below the least one it is no, at it yes', async () => {
    const ask = `can-contact?channel=SMS&province=ON&${OPEN}`;
    const { explain } = await get<{ explain: string[] }>(ask);
    expect(explain.join('\n')).toMatch(/score/i);
    expect(await get(`${ask}&lead_score=0.64`)).toMatchObject({ ok: false, reason: 'lead_score_too_low' });
    expect(await get(`${ask}&lead_score=0.65`)).toMatchObject({ ok: true });
  });

  test('when French is asked for, then the explanation is French and nothing else differs', async () => {
    const ask = `can-contact?channel=SMS&province=ON&at=2026-12-03T03:00:00Z`;
    const [none, english, french] = [
      await get(ask),
      await get(`${ask}&language=en`),
      await get(`${ask}&language=fr`),
    ];
    expect(none).toEqual(english);
    expect({ ...french, explain: [] }).toEqual({ ...english, explain: [] });
    const said = (body: Record<string, unknown>) => (body['explain'] as string[]).join('\n');
    expect(said(french)).toMatch(/[éà]/);
    expect(said(english)).not.toBe(said(french));
    expect(said(english)).not.toMatch(/é/);
  });

  test.each([
    ['channel=FAX&province=ON', 'channel'],
    ['province=ON', 'channel'],
    ['channel=SMS&province=XX', 'province'],
    ['channel=SMS&province=ON&weekday=7&hhmm=10:00', 'weekday'],
    ['channel=SMS&province=ON&weekday=1&hhmm=25:00', 'hhmm'],
    ['channel=SMS&province=ON&weekday=1&hhmm=24:00', 'hhmm'],
    [`channel=SMS&province=ON&weekday=1&hhmm=10:00&${OPEN}`, 'at'],
    [`channel=SMS&province=ON&weekday=1&${OPEN}`, 'at'],
    ['channel=SMS&province=ON&hhmm=10:00', 'weekday'],
    ['channel=SMS&province=ON&weekday=1', 'hhmm'],
    ['channel=SMS&province=ON&at=2026-12-02', 'at'],
    ['channel=SMS&province=ON&lead_score=65', 'lead_score'],
    ['channel=SMS&province=ON&timezone=Europe/Paris', 'timezone'],
    ['channel=SMS&province=ON&language=de', 'language'],
    ['channel=SMS&province=ON&market=%3F%3F', 'market'],
    ['channel=SMS&to=jane@example.com', 'to'],
    ['channel=CALL&to=jane@example.com', 'to'],
    ['channel=EMAIL&to=%2B14165550134', 'to'],
    ['channel=SMS&to=12', 'to'],
    ['channel=SMS&to=', 'to'],
    ['channel=SMS&lead_id=', 'lead_id'],
  ])('when %s is asked, then it is 400 and names %s with an example', async (query, path) => {
    const { code, errors = [] } = await get<Problem>(`can-contact?${query}`, 400);
    expect(code).toBe('invalid_input');
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]?.example).toMatch(/\S/);
  });

  // The last: the store is gone after it.
  test('when the store fails, then it is 200 and no, with gate_error', async () => {
    await marketPolicyModel(rest.areas.store.connection).updateOne(
      { _id: 'YT:ALL' },
      { $set: { rules: { broken: true } } },
    );
    await upsert({ province: 'PE', rules: RULES, reason: 'renews what every process knows' });
    expect(await get(`can-contact?channel=SMS&province=YT&${OPEN}`)).toMatchObject({
      ok: false,
      reason: 'gate_error',
    });
  });
});
