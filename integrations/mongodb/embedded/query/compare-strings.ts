const FIRST_SURROGATE = 0xd800;

/**
 * The order of the UTF-8 bytes, as MongoDB compares strings without a collation. JavaScript's own `<` compares
 * UTF-16 units, which puts U+FFxx after the surrogates of U+1F600.
 */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return weightOf(left) < weightOf(right) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** Surrogates stand for code points above all of the basic plane, so they weigh more than any single unit. */
function weightOf(unit: number): number {
  return unit >= FIRST_SURROGATE && unit <= 0xdfff ? unit + 0x10000 : unit;
}
