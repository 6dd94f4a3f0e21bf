import { z } from 'zod';
import { type Actor } from '../../../src/contract/actor';
import { type Log } from '../../../src/contract/ports';
import { defineRoute, defineRouteWithOutputs, type Route } from '../../../src/contract/route';
import { createMetrics } from '../../../src/http/metrics';
import { type HttpServerOptions } from '../../../src/http/options';
import { createHttpServer } from '../../../src/http/server';
import { fakeIntents } from './fake-intents';

/** What the test routes are given: a book in which they write, and what the next write shall do instead. */
export interface TestDeps {
  book: string[];
  fail: (() => unknown) | null;
}

interface LogLine {
  level: string;
  message: string;
  fields: Record<string, unknown>;
}

const KEYS: Record<string, Actor> = {
  'viewer-key-0123456789': { kind: 'key', id: 'eyes', role: 'viewer' },
  'agent-key-00123456789': { kind: 'key', id: 'crm', role: 'agent' },
  'admin-key-00123456789': { kind: 'key', id: 'boss', role: 'admin' },
};
export const VIEWER = { authorization: 'Bearer viewer-key-0123456789' };
export const AGENT = { authorization: 'Bearer agent-key-00123456789' };

const note = defineRoute({
  method: 'POST',
  path: '/api/notes/{book}/add',
  summary: 'Adds a note',
  role: 'agent',
  effect: 'write',
  input: z.strictObject({
    book: z.string(),
    text: z
      .string()
      .min(2)
      .meta({ examples: ['call back'] }),
    times: z.number().int().min(1).optional(),
    loud: z.boolean().optional(),
    days: z.array(z.number().int()).optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
    rules: z.strictObject({ windows: z.array(z.strictObject({ start: z.string() })) }).optional(),
  }),
  output: z.object({
    book: z.string(),
    text: z.string(),
    by: z.string(),
    key: z.string(),
    count: z.number(),
  }),
  status: 201,
  async run(input, deps: TestDeps, context) {
    deps.book.push(input.text);
    const thrown: unknown = deps.fail?.();
    if (thrown !== undefined) throw thrown as Error;
    const { actor, intentKey: key } = context;
    return { book: input.book, text: input.text, by: actor.id, key, count: deps.book.length, secret: 'x' };
  },
});

const echo = defineRoute({
  method: 'GET',
  path: '/api/echo',
  summary: 'Answers what was asked',
  role: 'viewer',
  effect: 'read',
  input: z.strictObject({
    word: z.string().optional(),
    number: z.number().optional(),
    yes: z.boolean().optional(),
    days: z.array(z.number()).optional(),
    either: z.union([z.number(), z.string()]).optional(),
  }),
  output: z.looseObject({}),
  run: async (input) => input,
});

const broken = defineRoute({
  method: 'GET',
  path: '/api/broken',
  summary: 'Answers what it does not declare',
  role: 'viewer',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({ number: z.number() }),
  run: async () => ({ number: 'one' as unknown as number }),
});

const flow = defineRouteWithOutputs({
  method: 'POST',
  path: '/flow/go',
  summary: 'Several steps',
  role: 'agent',
  effect: 'flow',
  input: z.strictObject({ wait: z.boolean().default(false) }),
  outputs: { 200: z.strictObject({ done: z.boolean() }), 202: z.strictObject({ pending: z.string() }) },
  async run(input, deps: TestDeps) {
    deps.book.push('flow');
    const thrown: unknown = deps.fail?.();
    if (thrown !== undefined) throw thrown as Error;
    if (input.wait) return { status: 202, body: { pending: 'p1' } };
    return { status: 200, body: { done: true } };
  },
});

export const TEST_ROUTES: Route<TestDeps>[] = [note, echo, broken, flow];

/** The real server on a free port, over fakes of its ports. */
export async function openDoor(
  change: Partial<HttpServerOptions<TestDeps>> = {},
  at: { port: number; host: string } = { port: 0, host: '127.0.0.1' },
) {
  const lines: LogLine[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: fields as Record<string, unknown> });
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    fatal: write('fatal'),
  };
  const deps: TestDeps = { book: [], fail: null };
  const intents = fakeIntents();
  const server = createHttpServer<TestDeps>({
    log,
    clock: { now: () => new Date('2026-11-23T15:00:00Z') },
    routes: TEST_ROUTES,
    deps,
    access: { actorOfKey: (key) => KEYS[key] ?? null },
    intents,
    // As a store does it: what a failed body wrote is gone.
    transaction: async (work) => {
      const before = [...deps.book];
      try {
        return await work();
      } catch (error) {
        deps.book.splice(0, deps.book.length, ...before);
        throw error;
      }
    },
    webhooks: [],
    mounts: [],
    health: { about: () => ({ version: '1.2.3', tz_data: '2026f', store: 'fake' }), checks: [] },
    metrics: createMetrics(),
    rateLimitPerMinute: null,
    version: '1.2.3',
    ...change,
  });
  const { port } = await server.listen(at.port, at.host);
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    port,
    server,
    deps,
    intents,
    lines,
    /** JSON in, status, headers and JSON out. */
    call: async (method: string, path: string, options: { headers?: object; body?: unknown } = {}) => {
      const { headers = AGENT, body } = options;
      const isText = typeof body === 'string' || Buffer.isBuffer(body);
      const response = await fetch(url + path, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      const json = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
      return { status: response.status, headers: response.headers, text, json };
    },
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;
