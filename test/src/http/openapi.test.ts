import { z } from 'zod';
import { defineRoute } from '../../../src/contract/route';
import { sendgridWebhooks } from '../../../integrations/sendgrid/webhooks';
import { twilioWebhooks } from '../../../integrations/twilio/webhooks';
import { formWebhooks } from '../../../src/forms/form-webhook';
import { docsPage } from '../../../src/http/docs';
import { bindRoute } from '../../../src/http/bound-route';
import { buildOpenApi } from '../../../src/http/openapi';
import { TEST_ROUTES } from './open-door';

const named = z.strictObject({ start: z.string() }).meta({ id: 'Window' });
const upsert = defineRoute({
  method: 'POST',
  path: '/api/governance/market/policies/upsert',
  summary: 'Changes a policy',
  role: 'manager',
  effect: 'write',
  input: z.strictObject({ windows: z.array(named), at: z.string().transform((text) => new Date(text)) }),
  output: z.strictObject({ windows: z.array(named), at: z.date() }),
  run: async (input) => input,
});
const document = buildOpenApi([...TEST_ROUTES, upsert], {
  version: '1.2.3',
  publicUrl: 'https://bot.example',
});

/** Every `$ref` of a document. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe('the OpenAPI document', () => {
  it('when it is built, then it has the form of OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Dealrunner', version: '1.2.3' });
    expect(document.servers).toEqual([{ url: 'https://bot.example' }]);
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('when a route is declared, then it is there under its method, and nothing else is', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = [...TEST_ROUTES, upsert].map((route) => `${route.method} ${route.path}`);
    expect(operations.sort()).toEqual(declared.sort());
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((op) => op.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('when something refers, then what it refers to exists', () => {
    const found = references(document);
    expect(found.length).toBeGreaterThan(10);
    for (const reference of found) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect([reference, typeof target]).toEqual([reference, 'object']);
    }
  });

  it('when a webhook is described, then it stands among the paths with its own proof, or none where the address is secret', () => {
    const about = { summary: 'A form', description: 'x', accepts: { 'application/json': {} }, answers: {} };
    const proof = { name: 'signed', scheme: { type: 'apiKey', in: 'header', name: 'X-Signature' } };
    const run = async () => ({ status: 200 });
    const { paths, tags, components } = buildOpenApi(TEST_ROUTES, { version: '1' }, [
      { method: 'POST', path: '/webhooks/a/{token}', about, run },
      { method: 'POST', path: '/webhooks/b', about: { ...about, proof, answers: { 200: 'Kept.' } }, run },
      { method: 'GET', path: '/u/{token}', run },
      { path: '/raw', about, handle: () => undefined },
    ]);
    expect(paths['/webhooks/a/{token}']?.post).toMatchObject({
      operationId: 'postWebhooksAToken',
      security: [],
      parameters: [{ name: 'token', in: 'path', required: true }],
      requestBody: { required: true, content: { 'application/json': { schema: {} } } },
    });
    expect(paths['/webhooks/b']?.post).toMatchObject({
      security: [{ signed: [] }],
      responses: { 200: { description: 'Kept.' } },
    });
    expect(components.securitySchemes).toMatchObject({ signed: proof.scheme, bearer: { type: 'http' } });
    expect(paths['/u/{token}']).toBeUndefined();
    expect(paths['/raw']?.post?.summary).toBe('A form');
    expect(tags.at(-1)).toEqual({ name: 'webhooks' });
  });

  it('when a provider or a web form has a door, then it is described, and the page of the API shows it', () => {
    const none = {} as never;
    const doors = [
      ...formWebhooks(none),
      ...twilioWebhooks(none),
      ...sendgridWebhooks({ outreach: none, publicKeys: [], inboundKeys: [] }),
    ];
    const whole = buildOpenApi(TEST_ROUTES, { version: '1' }, doors);
    for (const { method, path } of doors) {
      const operation = whole.paths[path]?.[method.toLowerCase()];
      expect({ path, tags: operation?.tags }).toEqual({ path, tags: ['webhooks'] });
    }
    const form = whole.paths['/webhooks/leads/{token}']?.post;
    expect(Object.keys(form?.responses ?? {})).toEqual(['200', '202', '404', '413', '429', '503']);
    expect(JSON.stringify(form?.requestBody)).toContain('"asking_price"');
    const { html } = docsPage(whole);
    expect(html).toContain('A web form’s submission');
    expect(html).toContain('No form has this address.');
  });

  it('when a path has parameters, then each is declared, required, and not in the body again', () => {
    const add = document.paths['/api/notes/{book}/add']?.post;
    expect(add?.parameters).toContainEqual({
      name: 'book',
      in: 'path',
      required: true,
      schema: { type: 'string' },
    });
    const body = JSON.stringify(add?.requestBody);
    expect(body).not.toContain('"book"');
    expect(body).toContain('"examples":["call back"]');
    expect(add?.requestBody?.required).toBe(true);
  });

  it('when a GET takes parameters, then they stand in the query', () => {
    const names = document.paths['/api/echo']?.get?.parameters.map((p) => [p.name, p.in, p.required]);
    expect(names).toContainEqual(['days', 'query', false]);
    expect(document.paths['/api/echo']?.get?.requestBody).toBeUndefined();
  });

  it('when an operation may refuse, then its problems are declared, and its several answers too', () => {
    const go = document.paths['/flow/go']?.post;
    expect(Object.keys(go?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '202', '400', '401', '403', '409', '422', '429', '500', '503']),
    );
    expect(go?.parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' });
  });
});

describe('a route whose input would let unknown members pass', () => {
  const route = (input: z.ZodType) =>
    defineRoute({
      method: 'GET',
      path: '/api/x',
      summary: 'x',
      role: 'viewer',
      effect: 'read',
      input,
      output: z.looseObject({}),
      run: async () => ({}),
    });

  it('when it is bound, then the start fails and says where', () => {
    expect(() => bindRoute(route(z.object({ a: z.string() })))).toThrow('GET /api/x: input must be');
    const deep = z.strictObject({ a: z.array(z.union([z.string(), z.object({ b: z.string() })])) });
    expect(() => bindRoute(route(deep))).toThrow('input.a must be');
    expect(() => bindRoute(route(z.strictObject({ a: z.record(z.string(), z.unknown()) })))).not.toThrow();
    expect(() => bindRoute(route(z.strictObject({ a: z.looseObject({ b: z.string() }) })))).not.toThrow();
  });
});
