const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  eacute: 'é',
  ecirc: 'ê',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
};

/** Enough to read what somebody wrote in a mail without a text part; what is quoted in it is left out. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|blockquote)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(/<div[^>]*class="?gmail_quote[^]*$/i, ' ')
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|hr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
      (entity, decimal, hex, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
        const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      },
    )
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
}
