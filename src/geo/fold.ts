const ACCENTS = /\p{M}/gu;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', Œ: 'Oe', Æ: 'Ae' };
/** B.C., P.E.I., C.-B., T.-N.-L., N.W.T.: single letters with dots, hyphens or both between them; accents are gone. */
const DOTTED =
  /(?<![A-Za-z0-9])[A-Za-z](?:\.\s?-?\s?|-)(?:[A-Za-z](?:\.\s?-?\s?|-))*[A-Za-z]\.?(?![A-Za-z0-9])/g;

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
  return lettersOnly(abbreviationsJoined(unaccented(frenchNamesSpelled(text))));
}

/** Most addresses are plain ASCII without dots; they skip the costly steps. */
const PLAIN = /^[\x20-\x7e]*$/;

function frenchNamesSpelled(text: string): string {
  if (!text.includes('-')) return text;
  return text
    .normalize('NFKC')
    .replace(NOVA_SCOTIA_IN_FRENCH, 'Nouvelle Ecosse')
    .replace(NEWFOUNDLAND_IN_FRENCH, 'Terre Neuve');
}

function unaccented(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/[œæßŒÆ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[’‘´ʼ]/g, "'");
}

function abbreviationsJoined(text: string): string {
  if (!/[.-]/.test(text)) return text;
  return text.replace(DOTTED, (letters) => letters.replace(/[^A-Za-z]/g, ''));
}

/** Letters and digits with one space between words: nothing to take out. */
const BARE = /^(?:[A-Za-z0-9]+(?: [A-Za-z0-9]+)*)?$/;

function lettersOnly(text: string): string {
  const bare = BARE.test(text) ? text : withoutPunctuation(text);
  return /saint/i.test(bare) ? bare.replace(/\bsaint(e?)\b/gi, 'St$1') : bare;
}

function withoutPunctuation(text: string): string {
  return text
    .replace(/['`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim();
}
