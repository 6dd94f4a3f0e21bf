import { type WebClient } from '@slack/web-api';
import { type Log, type UserGroups } from '../../src/contract/ports';
import { LATE, within } from './within';

/** Real milliseconds. An acknowledgement waits no longer for Slack. */
const PATIENCE_MS = 500;
/** Who was taken out of a group keeps its role no longer than this. */
const FRESH_MS = 60_000;
/** While Slack does not answer, what it said last holds so long; then nobody is a member. */
const STALE_MS = 10 * 60_000;
/** After a failed question, so that a broken Slack is not asked at every use. */
const RETRY_MS = 15_000;
/** Roles are given to far fewer groups; bounds the memory all the same. */
const MAX_GROUPS = 100;

interface Known {
  members: ReadonlySet<string>;
  /** When Slack said so. */
  at: number;
  /** Not asked again before. */
  askAgainAt: number;
}

const NOBODY: Known = { members: new Set(), at: -Infinity, askAgainAt: -Infinity };

/** Who is in which user group of the workspace (usergroups.users.list), remembered for a minute. */
export function createUserGroups(deps: {
  client: WebClient;
  log: Log;
  nowMs?: () => number;
  patienceMs?: number;
}): UserGroups {
  const { client, log, nowMs = Date.now, patienceMs = PATIENCE_MS } = deps;
  const known = new Map<string, Known>();
  const asking = new Map<string, Promise<void>>();

  function remember(group: string, found: Known): void {
    known.delete(group);
    known.set(group, found);
    const [oldest] = known.keys();
    if (known.size > MAX_GROUPS && oldest !== undefined) known.delete(oldest);
  }

  async function ask(group: string): Promise<void> {
    try {
      const { users = [] } = await client.usergroups.users.list({ usergroup: group });
      const now = nowMs();
      remember(group, { members: new Set(users), at: now, askAgainAt: now + FRESH_MS });
    } catch (error) {
      log.warn({ err: error, group }, 'The members of a Slack user group could not be read');
      remember(group, { ...(known.get(group) ?? NOBODY), askAgainAt: nowMs() + RETRY_MS });
    } finally {
      asking.delete(group);
    }
  }

  function askOnce(group: string): Promise<void> {
    const running = asking.get(group) ?? ask(group);
    asking.set(group, running);
    return running;
  }

  return {
    async has(group, user) {
      const { askAgainAt } = known.get(group) ?? NOBODY;
      if (askAgainAt <= nowMs() && (await within(patienceMs, askOnce(group))) === LATE) {
        log.warn({ group }, 'Slack was slow to say who is in a user group');
      }
      const { members, at } = known.get(group) ?? NOBODY;
      return nowMs() - at <= STALE_MS && members.has(user);
    },
  };
}
