import { foldText } from './text';

export const PROPERTY_TYPES = ['SFR', 'CONDO', 'MULTI', 'LAND', 'OTHER'] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];

const NAMES: Record<string, PropertyType> = {
  house: 'SFR',
  maison: 'SFR',
  'single family': 'SFR',
  unifamiliale: 'SFR',
  condominium: 'CONDO',
  duplex: 'MULTI',
  triplex: 'MULTI',
  plex: 'MULTI',
  'multi family': 'MULTI',
  multilogement: 'MULTI',
  terrain: 'LAND',
  lot: 'LAND',
  autre: 'OTHER',
};

/** `Condo`, `maison`, `duplex`; null for what is no kind of property. */
export function readPropertyType(text: string): PropertyType | null {
  const folded = foldText(text);
  return PROPERTY_TYPES.find((type) => type.toLowerCase() === folded) ?? NAMES[folded] ?? null;
}

const WORDS = [...PROPERTY_TYPES, ...Object.keys(NAMES)]
  .sort((one, other) => other.length - one.length)
  .map((word) => word.replace(' ', String.raw`[\s-]`));
const TYPE_WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${WORDS.join('|')})(?:e?s)?(?![\p{L}\p{N}])`,
  'giu',
);

/** The kinds of property that a text names, each once, and what else stands in it. */
export function takePropertyTypes(text: string): { types: PropertyType[]; rest: string } {
  const found = [...text.matchAll(TYPE_WORD)].map(([, word = '']) => readPropertyType(word));
  const types = PROPERTY_TYPES.filter((type) => found.includes(type));
  return { types, rest: text.replace(TYPE_WORD, ' ') };
}
