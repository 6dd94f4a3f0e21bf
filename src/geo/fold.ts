const ACCENTS = /\p{M}/gu;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', Œ: 'Oe', Æ: 'Ae' };
/** B.C., P.E.I., C.-B., T.-N.-L., N.W.T.: single letters with dots, hyphens or both between them. */
const DOTTED = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?-?\s?|-)(?:\p{L}(?:\.\s?-?\s?|-))*\p{L}\.?(?![\p{L}\p{N}])/gu;

/** N.-É. and T.-N. without their hyphen would read as NE and TN: Nebraska and Tennessee. */
const NOVA_SCOTIA_IN_FRENCH = /(?<!\p{L})N\.?-É(?![\p{L}-])|(?<!\p{L})N\.-E(?![\p{L}-])/gu;
const NEWFOUNDLAND_IN_FRENCH = /(?<!\p{L})T\.?-N(?!\.?-?\p{L})/gu;

/**
 * One spelling for comparing names: lower case, no accents, no punctuation, one space between words, Saint and
 * Sainte as st and ste. Apostrophes vanish (St. John's → st johns), other punctuation separates.
 */
export function fold(text: string): string {
  return foldKeepingCase(text).toLowerCase();
}

/** The same with its capitals: whether `ON` was written in capitals decides whether it is a province. */
export function foldKeepingCase(text: string): string {
  return text
    .normalize('NFKC')
    .replace(NOVA_SCOTIA_IN_FRENCH, 'Nouvelle Ecosse')
    .replace(NEWFOUNDLAND_IN_FRENCH, 'Terre Neuve')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(DOTTED, (letters) => letters.replace(/[^\p{L}]/gu, ''))
    .replace(/[œæßŒÆ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .replace(/\bsaint(e?)\b/gi, 'St$1');
}
