import { InputError, type InputIssue } from '../errors';

/** Where the parameters of one request stand. */
export interface InputParts {
  path: Record<string, string>;
  /** A repeated key has a list. */
  query: Record<string, string | string[]>;
  body: Record<string, unknown>;
}

/**
 * One object of the path's, the query's and the body's parameters, each allowed in one place only and once: of two
 * values one would be checked and the other used (parameter pollution, ASVS 15.3.7). `read` makes of a text what it stands for.
 * @throws InputError that names every parameter given twice
 */
export function mergeInput(
  parts: InputParts,
  read: (key: string, text: string) => unknown,
): Record<string, unknown> {
  const merged = new Map<string, unknown>(Object.entries(parts.path));
  const issues: InputIssue[] = [];

  for (const [key, value] of Object.entries(parts.query)) {
    if (Array.isArray(value)) issues.push({ path: key, message: 'is given more than once in the query' });
    else if (merged.has(key)) issues.push({ path: key, message: 'is already given in the path' });
    else merged.set(key, value);
  }
  const texts = new Set(merged.keys());
  for (const [key, value] of Object.entries(parts.body)) {
    if (!texts.has(key)) merged.set(key, value);
    else {
      const elsewhere = key in parts.path ? 'the path' : 'the query';
      issues.push({ path: key, message: `is given in the body and in ${elsewhere}; send it once` });
    }
  }
  if (issues.length > 0) throw new InputError(issues);

  for (const key of texts) {
    merged.set(key, read(key, String(merged.get(key))));
  }
  return Object.fromEntries(merged);
}
