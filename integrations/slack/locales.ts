import { type WebClient } from '@slack/web-api';
import { type Log, type PersonLanguages } from '../../src/contract/ports';
import { type Locale, localeOf } from '../../src/i18n/translate';
import { LATE, within } from './within';

/** Real milliseconds. An acknowledgement waits no longer for a language; English then. */
const PATIENCE_MS = 150;
const FRESH_MS = 24 * 3600 * 1000;
/** After a failed question, so that a broken Slack is not asked at every use. */
const RETRY_MS = 5 * 60 * 1000;
/** Far more people than a team has; bounds the memory all the same. */
const MAX_PEOPLE = 5_000;

/** Never takes longer than its patience. */
export type Locales = PersonLanguages;

/** The language that each person has set in Slack, remembered for a day and renewed behind the scenes. */
export function createLocales(deps: {
  client: WebClient;
  log: Log;
  nowMs?: () => number;
  patienceMs?: number;
}): Locales {
  const { client, log, nowMs = Date.now, patienceMs = PATIENCE_MS } = deps;
  const known = new Map<string, { locale: Locale; until: number }>();
  const asking = new Map<string, Promise<Locale>>();

  function remember(userId: string, locale: Locale, ms: number): Locale {
    known.delete(userId);
    known.set(userId, { locale, until: nowMs() + ms });
    const [oldest] = known.keys();
    if (known.size > MAX_PEOPLE && oldest !== undefined) known.delete(oldest);
    return locale;
  }

  async function ask(userId: string): Promise<Locale> {
    try {
      const { user } = await client.users.info({ user: userId, include_locale: true });
      return remember(userId, localeOf(user?.locale), FRESH_MS);
    } catch (error) {
      log.info({ err: error, user: userId }, 'The language of a Slack user could not be read');
      return remember(userId, known.get(userId)?.locale ?? 'en', RETRY_MS);
    } finally {
      asking.delete(userId);
    }
  }

  function askOnce(userId: string): Promise<Locale> {
    const running = asking.get(userId) ?? ask(userId);
    asking.set(userId, running);
    return running;
  }

  return {
    async of(userId) {
      const found = known.get(userId);
      if (found && found.until > nowMs()) return found.locale;
      const answer = askOnce(userId);
      if (found) return found.locale;
      const locale = await within(patienceMs, answer);
      return locale === LATE ? 'en' : locale;
    },
  };
}
