import { type WebClient } from '@slack/web-api';
import { type Log } from '../../src/contract/ports';
import { type View } from '../../src/contract/view';
import { escapeText } from '../../src/slack-text';

const MENTION = /<@([UW][A-Z0-9]+)>/g;
/** Real milliseconds. */
const FRESH_MS = 24 * 3600 * 1000;
/** After a failed question. */
const RETRY_MS = 5 * 60 * 1000;
const MAX_PEOPLE = 5_000;

/** The same view with the names of those whom it mentions: Slack calls everybody whom a new message mentions. */
export type QuietView = (view: View) => Promise<View>;

/** Names are remembered for a day. Where one cannot be read, the user's id stands. */
export function createQuietView(deps: { client: WebClient; log: Log; nowMs?: () => number }): QuietView {
  const { client, log, nowMs = Date.now } = deps;
  const known = new Map<string, { name: string; until: number }>();

  function remember(user: string, name: string, ms: number): string {
    if (known.size >= MAX_PEOPLE) known.clear();
    known.set(user, { name, until: nowMs() + ms });
    return name;
  }

  async function nameOf(user: string): Promise<string> {
    const found = known.get(user);
    if (found && found.until > nowMs()) return found.name;
    try {
      const { user: person } = await client.users.info({ user });
      const name = [person?.profile?.display_name, person?.real_name, person?.name].find(Boolean);
      return remember(user, name ?? user, FRESH_MS);
    } catch (error) {
      log.info({ err: error, user }, 'The name of a Slack user could not be read');
      return remember(user, found?.name ?? user, RETRY_MS);
    }
  }

  return async (view) => {
    const json = JSON.stringify(view);
    const users = [...new Set([...json.matchAll(MENTION)].map(([, user = '']) => user))];
    const names = new Map(await Promise.all(users.map(async (user) => [user, await nameOf(user)] as const)));
    // As part of JSON, and of mrkdwn in it.
    const inJson = (user: string) => JSON.stringify(escapeText(names.get(user) ?? user)).slice(1, -1);
    return JSON.parse(json.replace(MENTION, (_mention, user: string) => inJson(user))) as View;
  };
}
