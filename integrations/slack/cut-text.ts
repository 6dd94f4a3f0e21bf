const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/**
 * At most `limit` UTF-16 units, ending in `…` when something was left out. It cuts between whole characters as
 * people see them, so that an emoji or an accent stays whole, and before an entity (`&amp;`) or a Slack link
 * (`<@U1>`) that would be left open.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // The next character's place is where this one ends.
  for (const { index } of graphemes.segment(text)) {
    if (index > limit - ELLIPSIS.length) break;
    end = index;
  }
  return text.slice(0, end).replace(/(?:&\w{0,4}|<[^<>]{0,300})$/, '') + ELLIPSIS;
}
