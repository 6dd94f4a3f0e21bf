import { formWebhooks } from '../../../src/forms/form-webhook';
import { createRateLimit } from '../../../src/http/rate-limit';
import { leadModel } from '../../../src/leads/lead.model';
import { MANAGER, openAreas, type TestAreas } from '../../support/areas';
import { type Door, openDoor } from '../http/open-door';

const TEN = '2026-12-02T15:00:00Z';
let areas: TestAreas;
let door: Door;
let path: string;
const openWith = (forms = areas.forms, perMinute = 1000) =>
  openDoor({ webhooks: formWebhooks({ forms, limit: createRateLimit(perMinute).take }) });
beforeAll(async () => {
  areas = await openAreas(TEN);
  door = await openWith();
});
afterAll(async () => {
  await door.server.close();
  await areas.close();
});
beforeEach(async () => {
  await areas.reset(TEN);
  path = `/webhooks/leads/${(await areas.forms.make(MANAGER, 'website')).token}`;
});

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const JANE = JSON.stringify({ name: 'Jane Doe', phone: '416-555-0134', address: '12 King St W, Toronto ON' });
const post = (body: string | Buffer, headers: Record<string, string> = JSON_TYPE, on = door) =>
  on.call('POST', path, { body, headers });
const leads = () => leadModel(areas.store.connection).find({}).lean();
const kept = () => areas.store.connection.collection('webhook_quarantine').find({}).toArray();
const audits = (action: string) =>
  areas.store.connection.collection('audit_entry').find({ action }).toArray();

describe('a web form', () => {
  test('when it is submitted, then the lead, its ladder and its consent are there when it is answered', async () => {
    const answer = await post(JANE);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: 'received' }]);
    const [lead] = await leads();
    expect(lead).toMatchObject({ name: 'Jane Doe', source: 'web_form', market: 'Toronto' });
    expect(await areas.ladder.tasksOf(lead?._id as never)).toHaveLength(6);
    expect((await areas.policy.addresses.findById('+14165550134').lean())?.consents).toMatchObject([
      { basis: 'inquiry', at: areas.clock.now(), evidence: 'source web_form' },
    ]);
    expect(await audits('lead.create')).toMatchObject([{ actor: 'system:form-website' }]);
  });

  test('when it is form-encoded with names of its own, then the setting says what they are', async () => {
    await areas.forms.setFields(MANAGER, 'website', [{ from: 'your tel', to: 'phone' }]);
    expect((await post('your-tel=416-555-0134&nom=%C3%89lo', FORM_TYPE)).status).toBe(200);
    expect(await leads()).toMatchObject([{ name: 'Élo', phone: '+14165550134' }]);
  });

  test('when the same submission comes again, also at once, then it is one lead and nothing is written again', async () => {
    await Promise.all([post(JANE), post(JANE), post(JANE)]);
    await post(JANE);
    expect(await leads()).toMatchObject([{ version: 1 }]);
    expect(await audits('lead.update')).toEqual([]);
    areas.clock.set('2026-12-04T15:00:00Z');
    await post(JANE);
    expect(await leads()).toMatchObject([{ version: 2 }]);
  });

  test('when the sender names a submission, then that decides', async () => {
    const named = (id: string) => post(JANE, { ...JSON_TYPE, 'idempotency-key': id });
    await named('one');
    areas.clock.set('2026-12-04T15:00:00Z');
    await named('one');
    expect(await leads()).toMatchObject([{ version: 1 }]);
    await named('two');
    expect(await leads()).toMatchObject([{ version: 2 }]);
  });

  test.each([
    ['{"name":', JSON_TYPE],
    ['<form/>', { 'content-type': 'application/xml' }],
    ['{"name":"Jane & <b>Doe","phone":"12"}', JSON_TYPE],
    ['', JSON_TYPE],
  ])(
    'when %j says nobody who can be reached, then it is kept as it came, shown, and answered',
    async (body, type) => {
      const answer = await post(body, type);
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([202, { status: 'kept' }]);
      expect(await leads()).toEqual([]);
      expect(await kept()).toMatchObject([{ source: 'form:website', raw: body }]);
      const card = areas.cards.all.find(({ channel }) => channel === 'inbox');
      expect(card?.view.text).toContain('website names nobody who can be reached');
      expect(JSON.stringify(card?.view)).not.toContain('<b>');
    },
  );

  test('when the address is none, or was removed, then it is 404', async () => {
    expect((await door.call('POST', '/webhooks/leads/none', { body: JANE, headers: JSON_TYPE })).status).toBe(
      404,
    );
    await areas.forms.remove(MANAGER, 'website');
    const answer = await post(JANE);
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('no form with this address')]);
    expect(await leads()).toEqual([]);
  });

  test('when the body is too long, then it is 413; one that may be is read', async () => {
    expect((await post(JSON.stringify({ name: 'x'.repeat(300_000) }))).status).toBe(413);
    const long = JSON.stringify({ name: 'Jane', phone: '416-555-0134', message: 'x'.repeat(200_000) });
    expect((await post(long)).status).toBe(200);
    expect((await leads())[0]?.message?.text).toHaveLength(1000);
  });

  test('when too many come in a minute, then the rest is told when to come again', async () => {
    const narrow = await openWith(areas.forms, 2);
    try {
      const answers = [];
      for (let n = 0; n < 3; n++) answers.push(await post(JANE, JSON_TYPE, narrow));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await narrow.server.close();
    }
  });

  test('when the store is away, then it is 503 and the sender’s next try is the first', async () => {
    const lost = Object.assign(new Error('gone'), { name: 'MongoNetworkError' });
    const away = areas.another({ transaction: () => Promise.reject(lost) });
    const broken = await openWith(away.forms);
    try {
      expect((await post(JANE, JSON_TYPE, broken)).status).toBe(503);
    } finally {
      await broken.server.close();
    }
    expect((await post(JANE)).status).toBe(200);
    expect(await leads()).toHaveLength(1);
  });
});
