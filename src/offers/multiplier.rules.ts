/** A number from 10 on can only be meant as so many percent; `1.1` may be a slip, and is refused. */
const LEAST_PERCENT = 100_000;

/** `0.68`, `0,68`, `68 %` or `68` as ten-thousandths of the ARV: from 0.01 to 1, four decimals at most; else null. */
export function parseMultiplier(text: string): number | null {
  const [, whole = '', fraction = '', percent] =
    /^(\d{0,3})(?:[.,](\d{1,4}))?\s*(%)?$/.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  const tenThousandths = Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'));
  const isPercent = percent !== undefined || tenThousandths >= LEAST_PERCENT;
  const bp = isPercent ? tenThousandths / 100 : tenThousandths;
  return Number.isInteger(bp) && bp >= 100 && bp <= 10_000 ? bp : null;
}
