import { request } from 'node:http';
import { openDoor, type Door, AGENT, VIEWER } from './open-door';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.server.close());
beforeEach(() => {
  door.deps.book.length = 0;
  door.deps.fail = null;
});

const problemShape = {
  type: expect.stringMatching(/^urn:dealrunner:problem:/) as string,
  title: expect.any(String) as string,
  detail: expect.any(String) as string,
  request_id: expect.stringMatching(/^req_/) as string,
};

describe('the order in which a request is refused', () => {
  it('when no key is given, then 401 comes before everything else, unknown addresses and bad bodies too', async () => {
    for (const [method, path, body] of [
      ['GET', '/api/echo', undefined],
      ['GET', '/api/nothing/here', undefined],
      ['PUT', '/api/echo', '{'],
      ['POST', '/api/notes/a/add', '{"malformed'],
      ['POST', '/flow/go', 'x'.repeat(2_000_000)],
      ['GET', '/api/%zz', undefined],
    ] as const) {
      const answer = await door.call(method, path, { headers: {}, body });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="dealrunner"/);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answer.json).toMatchObject({ ...problemShape, status: 401, code: 'unauthenticated' });
    }
  });

  it('when the key is wrong or the scheme another, then 401 says which', async () => {
    const wrong = await door.call('GET', '/api/echo', {
      headers: { authorization: 'Bearer nobody-knows-this' },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token');
    const basic = await door.call('GET', '/api/echo', { headers: { authorization: 'Basic YTpi' } });
    expect(basic.json.detail).toContain('Bearer <key>');
    const lower = await door.call('GET', '/api/echo', {
      headers: { authorization: 'bearer agent-key-00123456789' },
    });
    expect(lower.status).toBe(200);
  });

  it('when the role is too low, then 403 comes before the input is looked at', async () => {
    const answer = await door.call('POST', '/api/notes/a/add', { headers: VIEWER, body: { nonsense: 1 } });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ ...problemShape, code: 'forbidden', needed_role: 'agent' });
    expect(door.deps.book).toEqual([]);
  });

  it('when the address is unknown, then 404; when only the method is, then 405 with Allow', async () => {
    const unknown = await door.call('GET', '/api/nothing');
    expect([unknown.status, unknown.json.code]).toEqual([404, 'not_found']);
    expect((await door.call('GET', '/nothing', { headers: {} })).status).toBe(404);
    const method = await door.call('DELETE', '/api/echo');
    expect([method.status, method.json.code, method.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'GET, HEAD',
    ]);
    expect((await door.call('GET', '/flow/go')).headers.get('allow')).toBe('POST');
  });

  it('when the body is too large, of another type or compressed, then 413 and 415', async () => {
    const large = await door.call('POST', '/flow/go', { body: `{"a":"${'x'.repeat(1_100_000)}"}` });
    expect([large.status, large.json.code]).toEqual([413, 'too_large']);
    const form = await door.call('POST', '/flow/go', {
      body: 'wait=true',
      headers: { ...AGENT, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([form.status, form.json.code]).toEqual([415, 'unsupported_media_type']);
    const zipped = await door.call('POST', '/flow/go', {
      body: '{}',
      headers: { ...AGENT, 'content-encoding': 'gzip' },
    });
    expect(zipped.status).toBe(415);
  });
});

describe('every answer', () => {
  it('when it is sent, then it carries the security headers, an id, and nothing about the software', async () => {
    const { headers } = await door.call('GET', '/api/echo');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^req_/);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('when it is a problem, then its id is the one in the header', async () => {
    const { headers, json } = await door.call('GET', '/api/nothing');
    expect(json.request_id).toBe(headers.get('x-request-id'));
  });
});

describe('input', () => {
  const add = (path: string, body?: unknown) => door.call('POST', `/api/notes/a/add${path}`, { body });

  it('when it comes as a body, as the query alone, or mixed, then it is the same', async () => {
    const answers = [
      await add('', { text: 'hello', times: 2, loud: true }),
      await add('?text=hello&times=2&loud=true'),
      await add('?text=hello', { times: 2 }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.json).toMatchObject({ book: 'a', text: 'hello', by: 'crm' });
    }
  });

  it('when a POST has an empty body with a content type, then the query is enough', async () => {
    const answer = await door.call('POST', '/api/notes/a/add?text=hello', {
      headers: { ...AGENT, 'content-type': 'application/json' },
      body: '',
    });
    expect(answer.status).toBe(201);
  });

  it('when the query holds text, then the schema says what it stands for', async () => {
    const { json } = await door.call('GET', '/api/echo?word=007&number=-1.50&yes=TRUE&days=1,2&either=5');
    expect(json).toEqual({ word: '007', number: -1.5, yes: true, days: [1, 2], either: '5' });
    for (const query of ['number=', 'number=0x10', 'number=1e999', 'yes=maybe', 'number=Infinity']) {
      expect([query, (await door.call('GET', `/api/echo?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('when a key is unknown, then it is refused by its path with the known ones', async () => {
    const answer = await add('', {
      text: 'hello',
      txt: 1,
      rules: { windows: [{ start: '09:00', stop: 1 }] },
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      code: 'invalid_input',
      errors: [
        { path: 'rules.windows.0.stop', message: 'is not a known key; known here: start' },
        { path: 'txt', message: expect.stringContaining('known here: book, text') as string },
      ],
    });
    expect(door.deps.book).toEqual([]);
  });

  it('when a field is missing or wrong, then its path, what is wrong and an example are given', async () => {
    const missing = await add('', {});
    expect(missing.json.errors).toEqual([{ path: 'text', message: 'is required', example: 'call back' }]);
    const wrong = await add('', { text: 'ok', times: '3' });
    expect(wrong.json.errors).toMatchObject([{ path: 'times' }]);
  });

  it('when a parameter stands twice, then 400 names it', async () => {
    const both = await add('?text=hello', { text: 'other' });
    expect(both.json).toMatchObject({ status: 400, errors: [{ path: 'text' }] });
    const twice = await add('?text=hello&text=other');
    expect(twice.json).toMatchObject({ status: 400, errors: [{ path: 'text' }] });
    const inPath = await add('?text=hello&book=b');
    expect(inPath.json).toMatchObject({ status: 400, errors: [{ path: 'book' }] });
    expect(door.deps.book).toEqual([]);
  });

  it('when the JSON is malformed, then 400 names line and column', async () => {
    const answer = await add('', '{\n  "text": "a",\n  "times": 1,,\n}');
    expect([answer.status, answer.json.code]).toEqual([400, 'malformed_json']);
    expect(answer.json.detail).toContain('line 3, column 14');
  });

  it('when the body is no object, too deep, not UTF-8 or reaches for the prototype, then 400', async () => {
    for (const body of [
      '[]',
      '"x"',
      'null',
      `{"text":"hello","extra":{"a":${'['.repeat(40)}${']'.repeat(40)}}}`,
      '{"text":"hello","extra":{"a":[{"__proto__":{"admin":true}}]}}',
      `{"rules":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
      '{"__proto__":{"admin":true}}',
      '{"rules":{"\\u005f_proto__":1}}',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    ]) {
      const answer = await add('', body);
      expect([String(body).slice(0, 30), answer.status]).toEqual([String(body).slice(0, 30), 400]);
    }
  });

  it('when a GET has a body, then it is refused instead of ignored', async () => {
    const response = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { ...AGENT, 'content-length': 2 };
      const sent = request(`${door.url}/api/echo`, { method: 'GET', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end('{}');
    });
    expect(response).toBe(400);
  });

  it('when the address is malformed, then 400 as a problem document', async () => {
    const answer = await door.call('GET', '/api/%zz');
    expect([answer.status, answer.json.code]).toEqual([400, 'bad_request']);
  });
});
