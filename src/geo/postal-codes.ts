import { FSA_ZONES } from './fsa-zones';
import { overriddenFsa, withPartsOverridden } from './place-overrides';
import { type Province } from './provinces';
import { PROVINCE_ZONES } from './zones';

/** The first letter of a postal code names its province (canada.md 5.2). X is shared by NT and NU: see below. */
const BY_FIRST_LETTER: Record<string, Province> = {
  A: 'NL',
  B: 'NS',
  C: 'PE',
  E: 'NB',
  G: 'QC',
  H: 'QC',
  J: 'QC',
  K: 'ON',
  L: 'ON',
  M: 'ON',
  N: 'ON',
  P: 'ON',
  R: 'MB',
  S: 'SK',
  T: 'AB',
  V: 'BC',
  Y: 'YT',
};

const NORTHERN: Record<string, Province> = {
  X0A: 'NU',
  X0B: 'NU',
  X0C: 'NU',
  X0E: 'NT',
  X0G: 'NT',
  X1A: 'NT',
};

/** D F I O Q U stand nowhere in a postal code, W and Z not first. */
const FSA = '[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]';
const WHOLE_FSA = new RegExp(`^${FSA}$`);
const WHOLE_CODE = new RegExp(`^(${FSA})[ -]?[0-9][ABCEGHJ-NPRSTV-Z][0-9]$`);
export const POSTAL_CODE_IN_TEXT = new RegExp(
  `(?<![A-Za-z0-9])(${FSA})[ -]?[0-9][ABCEGHJ-NPRSTV-Z][0-9](?![A-Za-z0-9])`,
  'gi',
);

/** The first three characters of a postal code, or of one whose second half is missing; null if it is none. */
export function parseFsa(text: string): string | null {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, ' ');
  const fsa = WHOLE_CODE.exec(digitsRestored(code))?.[1] ?? WHOLE_FSA.exec(code)?.[0] ?? null;
  return fsa;
}

/** O and I stand in no postal code, so where a digit belongs they are a mistyped 0 and 1. */
function digitsRestored(code: string): string {
  const digits = code.length === 7 ? [1, 4, 6] : [1, 3, 5];
  return [...code]
    .map((letter, index) => (digits.includes(index) ? letter.replace('O', '0').replace('I', '1') : letter))
    .join('');
}

/**
 * The provinces that a postal code leaves possible. H0H is reserved (letters to Santa Claus) and says nothing; K1A
 * also serves federal offices in Gatineau, so it does not contradict Quebec.
 */
export function provincesOfFsa(fsa: string): readonly Province[] {
  if (fsa === 'H0H') return [];
  if (fsa === 'K1A') return ['ON', 'QC'];
  if (fsa.startsWith('X')) return NORTHERN[fsa] === undefined ? ['NT', 'NU'] : [NORTHERN[fsa]];
  const province = BY_FIRST_LETTER[fsa.charAt(0)];
  return province === undefined ? [] : [province];
}

/** The zones that a postal code leaves possible in its province. */
export function zonesOfFsa(fsa: string, province: Province): readonly string[] {
  return overriddenFsa(fsa) ?? withPartsOverridden(province, zonesByTable(fsa, province));
}

function zonesByTable(fsa: string, province: Province): readonly string[] {
  const zones = FSA_ZONES[fsa];
  if (zones !== undefined) return zones;
  return fsa.startsWith('X') ? PROVINCE_ZONES[province] : [PROVINCE_ZONES[province][0]];
}
