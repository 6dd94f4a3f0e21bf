import { CANADIAN_ZONE_NAMES } from '../../../src/time/zone-names';
import { openRest, type Problem } from './open-rest';

let rest: Awaited<ReturnType<typeof openRest>>;
beforeAll(async () => {
  rest = await openRest();
});
afterAll(() => rest.close());

const infer = async (query: string, body?: object) => {
  const answer = await rest.call(`GET /api/geo/infer${query}`, 'viewer', body);
  expect(answer.status).toBe(200);
  return answer.body;
};
const NOWHERE = {
  province: null,
  market: 'ALL',
  timezones: [],
  evidence: [],
  confidence: 'none',
  reason: 'unknown',
};

describe('GET /api/geo/infer', () => {
  test.each([
    '',
    '?region=',
    '?region=&address=&postal_code=&phone=',
    '?address=%20%20',
    '?region=Atlantis',
    '?address=London,%20UK',
    '?postal_code=98660',
    '?phone=12',
    '?phone=%2B442071234567',
  ])('when %j is asked, then the place is unknown and the answer 200', async (query) => {
    expect(await infer(query)).toEqual(NOWHERE);
  });

  test('when everything agrees, then each piece of evidence is named, strongest first', async () => {
    expect(
      await infer('?region=ON&address=12+King+St,+Toronto&postal_code=m5v2t6&phone=416-555-0134'),
    ).toEqual({
      province: 'ON',
      market: 'Toronto',
      timezones: ['America/Toronto'],
      evidence: ['postal_code', 'city_province'],
      confidence: 'high',
      reason: null,
    });
  });

  test('when nothing but a number as people write it is known, then the province is found with low confidence', async () => {
    expect(await infer('?phone=(604)%20555-0134')).toMatchObject({
      province: 'BC',
      market: 'ALL',
      evidence: ['area_code'],
      confidence: 'low',
    });
  });

  test('when strong pieces contradict each other, then it is a conflict and no guess', async () => {
    expect(await infer('?region=ON&postal_code=V6B%201A1')).toEqual({ ...NOWHERE, reason: 'conflict' });
  });
});

describe('the zone of can-contact', () => {
  const ask = (timezone: string) =>
    rest.call(
      `GET /api/governance/market/can-contact?channel=EMAIL&province=ON&at=2026-12-02T17:30:00Z&timezone=${timezone}`,
      'viewer',
    );

  test('when any name that tzdata has for Canada is given, links too, then the local time is that one’s', async () => {
    const times: Record<string, string> = {};
    for (const timezone of CANADIAN_ZONE_NAMES) {
      const { status, body } = await ask(timezone);
      const { local_time, timezones } = body as { local_time: { local: string }[]; timezones: string[] };
      expect([status, timezones]).toEqual([200, [timezone]]);
      times[timezone] = local_time[0]?.local.slice(11) ?? '';
    }
    expect(times).toMatchObject({
      'America/Coral_Harbour': '12:30',
      'America/Montreal': '12:30',
      'America/Rainy_River': '12:30',
      'America/Yellowknife': '11:30',
      'America/Swift_Current': '11:30',
      'Canada/Pacific': '10:30',
      'Canada/Newfoundland': '14:00',
    });
  });

  test.each(['America/New_York', 'america/toronto', 'EST', 'Toronto', '-05:00'])(
    'when it is %s, then it is refused with the field and a right one',
    async (timezone) => {
      const { status, body } = await ask(timezone);
      expect(status).toBe(400);
      expect((body as Problem).errors).toMatchObject([
        { path: 'timezone', message: 'must be a time zone of Canada such as America/Toronto' },
      ]);
    },
  );
});
