import { z } from 'zod';
import { defineRoute } from '../../../src/contract/route';
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
