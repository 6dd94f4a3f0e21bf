/** What may stand between the words of an address. */
const BETWEEN = String.raw`[\s,.;]+`;
const START = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** Names no street by itself. */
const GENERIC =
  /^(?:the|rue|avenue|ave|av|boulevard|boul|chemin|ch|place|route|rang|street|road|de|du|des|la|le|les|.{1,2})$/iu;
const CIVIC = /^(?:.*[-/#])?(\d+[a-z]?)$/iu;
const POSTAL_CODE = /([a-z]\d[a-z])[ -]?(\d[a-z]\d)/giu;

export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * How a house may be named in running text: its number with the street's name, and as much of what follows as stands
 * there (`12 King`, `12 King St. W, Toronto`), or its postal code. What has no number is looked for as a whole.
 */
export function addressPatterns(address: string): string[] {
  const codes = [...address.matchAll(POSTAL_CODE)].map(([, area = '', unit = '']) => `${area}[ -]?${unit}`);
  const words = address.split(/[\s,.;]+/u).filter((word) => word !== '');
  const at = words.findIndex((word, nth) => CIVIC.test(word) && /^\p{L}/u.test(words[nth + 1] ?? ''));
  const number = CIVIC.exec(words[at] ?? '')?.[1];
  const house = number === undefined ? words : [number, ...words.slice(at + 1)];
  const named =
    number === undefined ? house.length : 1 + house.findIndex((word, nth) => nth > 0 && !GENERIC.test(word));
  return [chain(house, named === 0 ? house.length : named), ...codes].map((pattern) => START + pattern + END);
}

/** The first words in their order, then as many of the others as follow. */
function chain(words: string[], needed: number): string {
  const rest = words
    .slice(needed)
    .reduceRight((after, word) => `(?:${BETWEEN}${literal(word)}${END}${after})?`, '');
  return words.slice(0, needed).map(literal).join(BETWEEN) + rest;
}
