import { jsonErrorPlace } from './json-error-place';
import { HttpError } from './problem';

/** Deeper than any of our inputs; a bound for everything that walks a value by recursion. */
const MAX_DEPTH = 32;

/**
 * The JSON object in a body. An empty body counts as `{}`, whatever its type: parameters may all be in the query.
 * @throws HttpError 415 for another type or a compressed body, 400 `malformed_json` that names line and column,
 *   400 `invalid_input` for what is not an object, too deep, or has a key `__proto__` (ASVS 15.3.6)
 */
export function readJsonBody(
  body: Buffer | undefined,
  headers: { 'content-type'?: string | undefined; 'content-encoding'?: string | undefined },
): Record<string, unknown> {
  if (body === undefined || body.length === 0) return {};
  const type = headers['content-type'];
  if (type === undefined || !/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(type)) {
    const given = type === undefined ? 'no Content-Type' : `Content-Type "${type.slice(0, 100)}"`;
    throw new HttpError(
      415,
      'unsupported_media_type',
      `The body came with ${given}; send JSON as application/json.`,
    );
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new HttpError(415, 'unsupported_media_type', 'Send the body without Content-Encoding.');
  }
  const value = parse(decode(body));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refused('The body must be a JSON object such as {"province": "ON"}.');
  }
  checkStructure(value);
  return value as Record<string, unknown>;
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { line, column } = jsonErrorPlace(text);
    throw malformed(`The body is not JSON: it stops being so at line ${line}, column ${column}.`);
  }
}

/** By a list and not by recursion: a megabyte of `[` must not end the process. */
function checkStructure(root: object): void {
  const left: { value: object; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.depth > MAX_DEPTH) throw refused(`The body is nested more than ${MAX_DEPTH} levels deep.`);
    for (const [key, value] of Object.entries(next.value) as [string, unknown][]) {
      if (key === '__proto__') throw refused('A key must not be "__proto__".');
      if (typeof value === 'object' && value !== null) left.push({ value, depth: next.depth + 1 });
    }
  }
}

const malformed = (detail: string) => new HttpError(400, 'malformed_json', detail);
const refused = (detail: string) => new HttpError(400, 'invalid_input', detail);
