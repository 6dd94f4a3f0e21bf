/** Slack's three control characters (docs.slack.dev: formatting message text). */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Slack's control characters as themselves again, where Slack shows plain text. */
export function readableText(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Shown in each reader's own zone. */
export function slackDate(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${at.toISOString()}>`;
}

/** `slack:U123` as a mention, anybody else by name. */
export function mention(actor: string): string {
  return actor.startsWith('slack:') ? `<@${actor.slice(6)}>` : escapeText(actor);
}

/** An owner is a Slack user where a person was chosen, and any text where another system gave it. */
export function personName(owner: string): string {
  return /^[UW][A-Z0-9]+$/.test(owner) ? `<@${owner}>` : escapeText(owner);
}

/** A person or a user group of Slack, by id. */
export function holderName(id: string): string {
  return id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`;
}

/** What somebody wrote, as a quotation. */
export function quoted(text: string): string {
  return `>${escapeText(text).replaceAll('\n', '\n>')}`;
}
