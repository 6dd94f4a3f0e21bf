import { type Route } from '../contract/route';
import { type RawMount, type Webhook } from '../contract/webhook';
import { type JsonSchema, jsonSchemaOf, childrenAt, knownKeys } from './input-shape';
import { pathParameters } from './paths';
import { PROBLEM_COMPONENTS, problemResponses } from './openapi-problems';
import { webhookOperations } from './openapi-webhooks';

type Json = Record<string, unknown>;

export interface OpenApi {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Json[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json; responses: Json; securitySchemes: Json; parameters: Json };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  /** Where it is not an API key. */
  security?: Json[];
  parameters: Json[];
  requestBody?: { required: boolean; description: string; content: Json };
  responses: Record<string, Json>;
}

const DESCRIPTION =
  'Money is in Canadian dollars with at most two decimals, instants are ISO 8601 in UTC, `hhmm` is local wall time. ' +
  'A POST takes its parameters as a JSON body, or in the query, each once. Unknown parameters are refused by name. ' +
  'Refusals are RFC 9457 problem documents with a stable `code`.';

/** OpenAPI 3.1, collected from the declared routes and doors and from nothing else: it cannot drift from them. */
export function buildOpenApi<Deps>(
  routes: Route<Deps>[],
  about: { version: string; publicUrl?: string | undefined },
  doors: readonly (Webhook | RawMount)[] = [],
): OpenApi {
  const schemas: Json = { ...PROBLEM_COMPONENTS.schemas };
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    const operation = operationOf(route, (schema) => hoist(schema, schemas));
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation };
  }
  const webhooks = webhookOperations(doors);
  for (const { path, method, operation } of webhooks.paths) {
    paths[path] = { ...paths[path], [method]: operation };
  }
  const tags = [...new Set(routes.map((route) => tagOf(route.path)))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: { title: 'Dealrunner', version: about.version, description: DESCRIPTION },
    servers: [{ url: about.publicUrl ?? '/' }],
    security: [{ bearer: [] }],
    tags: [...tags, ...webhooks.tags],
    paths,
    components: {
      ...PROBLEM_COMPONENTS,
      securitySchemes: { ...PROBLEM_COMPONENTS.securitySchemes, ...webhooks.securitySchemes },
      schemas,
    },
  };
}

function operationOf<Deps>(route: Route<Deps>, hoisted: (schema: JsonSchema) => JsonSchema): Operation {
  const input = jsonSchemaOf(route.input, 'input');
  const inPath = pathParameters(route.path);
  const others = knownKeys(input, input).filter((key) => !inPath.includes(key));
  const needed = (key: string) => input.required?.includes(key) ?? false;
  const schemaOf = (key: string) =>
    hoisted({ ...childrenAt(input, key, input)[0], $defs: input.$defs ?? {} });
  const writes = route.effect !== 'read';

  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary: route.summary,
    description: `Needs the role ${route.role}.`,
    tags: [tagOf(route.path)],
    parameters: [
      ...inPath.map((name) => ({ name, in: 'path', required: true, schema: schemaOf(name) })),
      ...(route.method === 'GET'
        ? others.map((name) => ({ name, in: 'query', required: needed(name), schema: schemaOf(name) }))
        : []),
      ...(writes ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(route.method === 'POST' && others.length > 0
      ? {
          requestBody: {
            required: others.some(needed),
            description: 'The same parameters may stand in the query instead.',
            content: { 'application/json': { schema: hoisted(without(input, inPath)) } },
          },
        }
      : {}),
    responses: { ...successes(route, hoisted), ...problemResponses(writes) },
  };
}

function successes<Deps>(route: Route<Deps>, hoisted: (schema: JsonSchema) => JsonSchema) {
  return Object.fromEntries(
    Object.entries(route.outputs).map(([status, schema]) => [
      status,
      {
        description: schema.description ?? (status === '202' ? 'Accepted; not final yet.' : 'Done.'),
        content: { 'application/json': { schema: hoisted(jsonSchemaOf(schema, 'output')) } },
      },
    ]),
  );
}

/** Areas of the API that have parts of their own. */
const PARTED = new Set(['governance', 'buyers', 'deals']);

/** `governance/market` of `/api/governance/market/policies/upsert`, `kpi` of `/api/kpi/errors`, `flow` of `/flow/…`. */
function tagOf(path: string): string {
  const [first = '', second, third] = path
    .split('/')
    .filter((segment) => segment !== '' && segment !== 'api');
  return PARTED.has(first) && third !== undefined ? `${first}/${second}` : first;
}

function without(input: JsonSchema, keys: string[]): JsonSchema {
  if (keys.length === 0 || input.properties === undefined) return input;
  const properties = Object.entries(input.properties).filter(([key]) => !keys.includes(key));
  const required = input.required?.filter((key) => !keys.includes(key)) ?? [];
  return { ...input, properties: Object.fromEntries(properties), required };
}

/** Named parts of a schema (zod's `$defs`) move to the document's components, where its references find them. */
function hoist(schema: JsonSchema, schemas: Json): JsonSchema {
  const { $defs = {}, ...rest } = schema;
  const moved = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'));
  for (const [name, part] of Object.entries($defs)) schemas[name] ??= moved(part);
  return moved(rest) as JsonSchema;
}
