import { type z } from 'zod';
import { InputError, type InputIssue } from '../errors';
import { branches, childrenAt, type JsonSchema, knownKeys } from './input-shape';

/** More would only repeat one misunderstanding. */
const MAX_ISSUES = 50;

/**
 * Checks merged input by the route's schema and returns what the schema makes of it.
 * @throws InputError with each wrong field's dotted path, what is wrong, and an example where the schema has one
 */
export function checkInput(schema: z.ZodType, json: JsonSchema, input: Record<string, unknown>): unknown {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap((issue) => explain(issue, [], input, json));
  const unique = new Map(issues.map((issue) => [`${issue.path} ${issue.message}`, issue]));
  throw new InputError([...unique.values()].slice(0, MAX_ISSUES));
}

function explain(
  issue: z.core.$ZodIssue,
  base: PropertyKey[],
  input: unknown,
  json: JsonSchema,
): InputIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(path, key, json));
  }
  // Of a union's branches, the one that the input comes closest to.
  const [closest] =
    issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => a.length - b.length) : [];
  if (closest !== undefined && closest.length > 0) {
    return closest.flatMap((inner) => explain(inner, path, input, json));
  }
  const isMissing = valueAt(input, path) === undefined && issue.message.startsWith('Invalid ');
  const example = exampleAt(path, json);
  return [
    {
      path: dotted(path),
      message: isMissing ? 'is required' : issue.message.replace(/\.$/, ''),
      ...(example === undefined ? {} : { example }),
    },
  ];
}

function unknownKey(path: PropertyKey[], key: string, json: JsonSchema): InputIssue {
  const known = schemasAt(path, json).flatMap((schema) => knownKeys(schema, json));
  const hint = known.length === 0 ? '' : `; known here: ${[...new Set(known)].join(', ')}`;
  return { path: dotted([...path, key.slice(0, 100)]), message: `is not a known key${hint}` };
}

function schemasAt(path: PropertyKey[], json: JsonSchema): JsonSchema[] {
  return path.reduce<JsonSchema[]>(
    (schemas, key) => schemas.flatMap((schema) => childrenAt(schema, key, json)),
    [json],
  );
}

function exampleAt(path: PropertyKey[], json: JsonSchema): string | undefined {
  for (const schema of schemasAt(path, json)) {
    const example = exampleOf(schema, json);
    if (example !== undefined) return typeof example === 'string' ? example : JSON.stringify(example);
  }
  return undefined;
}

/** Its own example, else one put together from those of its parts; none where a part that is needed has none. */
function exampleOf(schema: JsonSchema, json: JsonSchema): unknown {
  const all = branches(schema, json);
  const own: unknown = all
    .map((branch) => branch.examples?.[0] ?? branch.enum?.[0] ?? branch.default)
    .find((example) => example !== undefined);
  if (own !== undefined) return own;
  if (all.some(({ type }) => type === 'array')) {
    const [element] = childrenAt(schema, 0, json).map((child) => exampleOf(child, json));
    return element === undefined ? undefined : [element];
  }
  const needed = all.flatMap(({ required = [] }) => required);
  const parts = needed.map((key) => {
    const [part] = childrenAt(schema, key, json).map((child) => exampleOf(child, json));
    return [key, part] as const;
  });
  const isWhole = parts.length > 0 && parts.every(([, part]) => part !== undefined);
  return isWhole ? Object.fromEntries(parts) : undefined;
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

function dotted(path: PropertyKey[]): string {
  return path.map(String).join('.');
}
