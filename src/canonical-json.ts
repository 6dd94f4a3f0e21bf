/**
 * One text for one value, whatever the order in which its keys were written: what a hash is made over. Dates and ids
 * of the store are named as such; what is undefined does not exist.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return `{"$date":${JSON.stringify(value.toISOString())}}`;
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if ('_bsontype' in value) return `{"$${String(value._bsontype)}":${JSON.stringify(value)}}`;
  const pairs = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`);
  return `{${pairs.join(',')}}`;
}
