/**
 * A text as it is compared with words that we know: case, accents, width, punctuation, emoji and invisible
 * characters make no difference. `ARRÊT !` and `ＡＲＲＥＴ` become `arret`, `I'm in` becomes `im in`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u2018\u2019'`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const REASON = /(?:^|\s)(?:(?:because|parce que|car)\s+|parce qu[’']\s*)(\S[\s\S]*)$/i;

/** `… because she asked`, in English or French, cut before its reason; the reason is empty where none is given. */
export function cutReason(text: string): { before: string; because: string } {
  const reason = REASON.exec(text);
  return {
    before: text.slice(0, reason?.index ?? text.length).trim(),
    because: reason?.[1]?.trim() ?? '',
  };
}

/** The beginning of a text: at most `most` letters, the last one `…` where something was left out. */
export function beginningOf(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** How somebody is spoken to. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
