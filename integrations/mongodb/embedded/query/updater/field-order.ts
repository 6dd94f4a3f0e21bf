import { compareCodePoints } from '../compare-strings';
import { isIndex } from '../path';

/**
 * Fields are changed, and new ones appended, in the order of their names; numeric names in numeric order
 * (https://www.mongodb.com/docs/manual/reference/operator/update/#update-operators-processing-order).
 */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareNames(a[i] as string, b[i] as string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareNames(a: string, b: string): number {
  return isIndex(a) && isIndex(b) ? Number(a) - Number(b) : compareCodePoints(a, b);
}
