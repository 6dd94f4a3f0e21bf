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
