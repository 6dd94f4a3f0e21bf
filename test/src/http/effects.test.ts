import { UserError } from '../../../src/errors';
import { type Intent } from '../../../src/intents/intent.model';
import { AGENT, type Door, openDoor } from './open-door';

let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.server.close());

const add = (key: string | null, body: object = { text: 'hello' }, more: object = {}) =>
  door.call('POST', '/api/notes/a/add', {
    body,
    headers: { ...AGENT, ...(key === null ? {} : { 'idempotency-key': key }), ...more },
  });
const row = (key: string): Intent | undefined => door.intents.rows.get(key);

describe('a write with an Idempotency-Key', () => {
  it('when it is sent twice, then it is done once and answered with the same bytes', async () => {
    const first = await add('k1');
    const second = await door.call('POST', '/api/notes/a/add?text=hello', {
      headers: { ...AGENT, 'idempotency-key': 'k1' },
    });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(door.deps.book).toEqual(['hello']);
    expect(first.json.key).toBe('http:crm:k1');
    expect(row('http:crm:k1')).toMatchObject({ state: 'done', door: 'http' });
  });

  it('when the key comes with another input, then 422 and nothing is done', async () => {
    await add('k1');
    const answer = await add('k1', { text: 'other' });
    expect([answer.status, answer.json.code]).toEqual([422, 'idempotency_key_reused']);
    expect(door.deps.book).toEqual(['hello']);
  });

  it('when another key holder uses the same key, then it is another request', async () => {
    await add('k1');
    const answer = await add('k1', { text: 'other' }, { authorization: 'Bearer admin-key-00123456789' });
    expect(answer.status).toBe(201);
    expect(door.deps.book).toEqual(['hello', 'other']);
  });

  it('when the first is still at work, then 409 with Retry-After', async () => {
    await add('k1');
    door.intents.rows.set('http:crm:k1', {
      ...(row('http:crm:k1') as Intent),
      state: 'accepted',
      result: undefined,
    });
    const answer = await add('k1');
    expect([answer.status, answer.json.code]).toEqual([409, 'idempotency_in_progress']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('when twenty come at once, then one is done and nobody gets a false success', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => add('k1')));
    expect(door.deps.book).toEqual(['hello']);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(
      new Set(answers.some((answer) => answer.status === 409) ? [201, 409] : [201]),
    );
  });

  it('when it was refused, then the refusal is its answer', async () => {
    door.deps.fail = () => new UserError('refused', 'No.', { reason: 'market_too_cold' });
    const first = await add('k1');
    door.deps.fail = null;
    const second = await add('k1');
    expect([first.status, second.status]).toEqual([422, 422]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('content-type')).toContain('application/problem+json');
    expect(door.deps.book).toEqual([]);
  });

  it('when it ended in an error of ours, then the same request is done when it is sent again', async () => {
    door.deps.fail = () => new TypeError('a bug');
    expect((await add('k1')).status).toBe(500);
    expect(door.deps.book).toEqual([]);
    door.deps.fail = null;
    const again = await add('k1');
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect(door.deps.book).toEqual(['hello']);
    expect(row('http:crm:k1')).toMatchObject({ state: 'done', attempts: 2 });
  });

  it('when the input is wrong, then the key stays free', async () => {
    expect((await add('k1', {})).status).toBe(400);
    expect(row('http:crm:k1')).toBeUndefined();
  });

  it('when the key is no visible text of 1 to 255, then 400', async () => {
    for (const key of ['', ' ', 'a b', 'x'.repeat(256), 'é']) {
      const answer = await add(key);
      expect([key.slice(0, 5), answer.status]).toEqual([key.slice(0, 5), 400]);
      expect(answer.json.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
    }
    expect((await add('x'.repeat(255))).status).toBe(201);
  });
});

describe('a request left by a process that died', () => {
  const leave = async (attempts = 1) => {
    await add('k1');
    door.deps.book.length = 0;
    const left = row('http:crm:k1') as Intent;
    const { result: _, ...rest } = left;
    door.intents.rows.set('http:crm:k1', { ...rest, state: 'accepted', attempts, leased_until: new Date(0) });
  };

  it('when the process starts again, then it is done once and its caller finds the answer', async () => {
    await leave();
    expect(await door.server.resume()).toEqual({ done: 1, failed: 0 });
    expect(await door.server.resume()).toEqual({ done: 0, failed: 0 });
    const answer = await add('k1');
    expect([answer.status, answer.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(door.deps.book).toEqual(['hello']);
  });

  it('when its caller asks first, then it is done then', async () => {
    await leave();
    expect((await add('k1')).status).toBe(201);
    expect(door.deps.book).toEqual(['hello']);
  });

  it('when it fails again and again, then it is given up and logged', async () => {
    await leave(3);
    expect(await door.server.resume()).toEqual({ done: 0, failed: 1 });
    expect(door.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a request was given up after three attempts' }),
    );
  });
});

describe('a flow', () => {
  it('when it has an Idempotency-Key, then it is done once outside a transaction', async () => {
    const go = () => door.call('POST', '/flow/go', { headers: { ...AGENT, 'idempotency-key': 'f1' } });
    expect((await go()).json).toEqual({ done: true });
    expect((await go()).headers.get('idempotent-replayed')).toBe('true');
    expect(door.deps.book).toEqual(['flow']);
  });

  it('when it answers its other status, then that is sent', async () => {
    const answer = await door.call('POST', '/flow/go?wait=true');
    expect([answer.status, answer.json]).toEqual([202, { pending: 'p1' }]);
  });
});

describe('what is thrown', () => {
  it.each([
    ['invalid_input', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['blocked', 403],
    ['refused', 422],
    ['unavailable', 503],
  ] as const)('when a use case says %s, then %i', async (code, status) => {
    door.deps.fail = () => new UserError(code, 'Because.');
    const answer = await add(null);
    expect([answer.status, answer.json.code, answer.json.detail]).toEqual([status, code, 'Because.']);
    expect(door.deps.book).toEqual([]);
  });

  it('when a gate blocks, then code is the reason and its extras stand beside it', async () => {
    const extra = { next_open: '2026-11-24T14:00:00Z', status: 200, code: 'forged' };
    door.deps.fail = () => new UserError('blocked', 'Closed.', { reason: 'outside_window', extra });
    expect((await add(null)).json).toMatchObject({
      type: 'urn:dealrunner:problem:blocked',
      status: 403,
      code: 'outside_window',
      next_open: '2026-11-24T14:00:00Z',
    });
  });

  it('when the store is down, then 503 with Retry-After and no false promise', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:27017'), {
      name: 'MongoServerSelectionError',
    });
    door.deps.fail = () => new Error('wrapped', { cause: down });
    const answer = await add(null);
    expect([answer.status, answer.json.code, answer.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '5',
    ]);
    expect(answer.text).not.toContain('10.0.0.7');
  });

  it('when it is a bug, then 500 shows an id that is logged once, and nothing of the inside', async () => {
    door.deps.fail = () => new TypeError('secret inside');
    const answer = await add(null);
    expect([answer.status, answer.json.code]).toEqual([500, 'internal_error']);
    expect(answer.text).not.toContain('secret');
    const logged = door.lines.filter((line) => line.level === 'error');
    expect(logged).toHaveLength(1);
    expect(logged[0]?.fields.request_id).toBe(answer.json.request_id);
    expect(door.deps.book).toEqual([]);
  });

  it('when the output is not the declared one, then 500 and the log says where', async () => {
    expect((await door.call('GET', '/api/broken')).status).toBe(500);
    expect(String(door.lines.find((line) => line.level === 'error')?.fields.err)).toContain('number');
  });

  it('when the output has more than was declared, then that is left out', async () => {
    expect((await add(null)).json).not.toHaveProperty('secret');
  });
});
