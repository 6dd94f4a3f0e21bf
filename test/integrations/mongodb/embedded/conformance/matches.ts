import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;

/** Says where the actual value differs from the expected one, by the rules of the unified test format; undefined if it does not. */
export function difference(expected: unknown, actual: unknown, path = '', root = true): string | undefined {
  if (actual instanceof Map) return difference(expected, Object.fromEntries(actual), path, root);
  const special = isRecord(expected) ? Object.keys(expected)[0] : undefined;
  if (special?.startsWith('$$'))
    return specialDifference(special, expected as Record<string, unknown>, actual, path, root);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs(path, expected, actual);
    return first(expected.map((value, i) => difference(value, actual[i], `${path}[${i}]`, root)));
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return differs(path, expected, actual);
    const extra = root
      ? []
      : Object.keys(actual).filter((key) => !(key in expected) && actual[key] !== undefined);
    if (extra.length > 0) return `${path}: unexpected ${extra.join(', ')}`;
    return first(
      Object.entries(expected).map(([key, value]) => difference(value, actual[key], `${path}.${key}`, false)),
    );
  }
  return text(expected) === text(actual) ? undefined : differs(path, expected, actual);
}

function specialDifference(
  operator: string,
  expected: Record<string, unknown>,
  actual: unknown,
  path: string,
  root: boolean,
): string | undefined {
  const operand = expected[operator];
  switch (operator) {
    case '$$exists':
      return (actual !== undefined) === operand ? undefined : `${path}: exists should be ${String(operand)}`;
    case '$$unsetOrMatches':
      return actual === undefined ? undefined : difference(operand, actual, path, root);
    case '$$type':
      return actual === undefined ? `${path}: missing` : undefined;
    default:
      return `${path}: the runner does not know ${operator}`;
  }
}

const first = (differences: (string | undefined)[]): string | undefined =>
  differences.find((found) => found !== undefined);

const differs = (path: string, expected: unknown, actual: unknown): string =>
  `${path}: expected ${text(expected)}, got ${text(actual)}`;

/** Numbers of any type are equal when their values are. */
function text(value: unknown): string {
  if (value === undefined) return 'nothing';
  return EJSON.stringify({ value }, { relaxed: true });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !('_bsontype' in value) &&
    !(value instanceof Date)
  );
}
