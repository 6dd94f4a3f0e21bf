/** What a reader's client fills in. */
export interface Reader {
  /** A user's name by their id. */
  person(id: string): string;
  /** An instant in the reader's zone. */
  date(at: Date): string;
}

/**
 * Slack's mrkdwn as one would read it aloud: references by name, dates in the reader's zone, no markers.
 * docs.slack.dev/messaging/formatting-message-text
 */
export function plainText(mrkdwn: string, reader: Reader): string {
  return (
    mrkdwn
      .replace(/<([^<>]+)>/g, (_whole, reference: string) => readReference(reference, reader))
      // Only where Slack would see a marker: `outside_window` and `2*3*4` stay as they are.
      .replace(/(?<![\w*])\*(\S|\S[^*\n]*\S)\*(?![\w*])/g, '$1')
      .replace(/(?<![\w_])_(\S|\S[^_\n]*\S)_(?![\w_])/g, '$1')
      .replace(/(?<![\w~])~(\S|\S[^~\n]*\S)~(?![\w~])/g, '$1')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  );
}

/** What stands between angle brackets. */
function readReference(reference: string, reader: Reader): string {
  const [target = '', label] = splitAt(reference, '|');
  if (target.startsWith('@')) return `@${label ?? reader.person(target.slice(1))}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!date^')) {
    const seconds = Number(target.split('^')[1]);
    return Number.isFinite(seconds) ? reader.date(new Date(seconds * 1000)) : (label ?? '');
  }
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  const address = target.replace(/^(mailto|tel):/, '');
  return label === undefined || label === address ? address : `${label} (${address})`;
}

function splitAt(text: string, mark: string): [string, string?] {
  const index = text.indexOf(mark);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
