import { randomBytes } from 'node:crypto';
import { type Log } from '../../src/contract/ports';
import { type Reply } from '../../src/contract/view';
import { InputError, UserError } from '../../src/errors';
import { messageKey, type MessageParams, type Translate } from '../../src/i18n/translate';
import { escapeText, mention } from '../../src/slack-text';
import { isStoreDown } from '../../src/store-down';
import { wrongArgumentReply } from './help';
import { type Doable } from './doable';

/** What a thrown error means for the person and for the intent. */
export interface Explained {
  /** `refused`: on purpose. `outage`: the store; worth another try. `bug`: logged under an id. */
  kind: 'refused' | 'outage' | 'bug';
  reply: Reply;
}

export type Explain = (error: unknown, about: { doable: Doable; userId: string; t: Translate }) => Explained;

/** The one place where an error becomes words. A bug is logged once, with the id that the person sees. */
export function createExplain(log: Log): Explain {
  return (error, { doable, userId, t }) => {
    if (error instanceof InputError) return { kind: 'refused', reply: wrongArgumentReply(doable, error, t) };
    if (error instanceof UserError) return { kind: 'refused', reply: { text: inWords(error, t) } };
    if (isStoreDown(error)) {
      log.error({ err: error, use: doable.name, user: userId }, 'The store failed a use of Slack');
      return { kind: 'outage', reply: { text: t('error.unavailable') } };
    }
    const id = randomBytes(4).toString('hex');
    log.error({ err: error, bug: id, use: doable.name, user: userId }, 'A use of Slack failed');
    return { kind: 'bug', reply: { text: t('error.bug', { id }) } };
  };
}

/** In the reader's language where the catalogue has the refusal; its holes are filled from the error's details. */
function inWords({ message, details }: UserError, t: Translate): string {
  const key = messageKey(`refused.${details.sentence ?? details.reason ?? ''}`);
  if (key === null) return escapeText(message);
  const shown = Object.entries(details.extra ?? {}).map(([name, value]) => [
    name,
    shownAs(name, String(value), t),
  ]);
  return t(key, Object.fromEntries(shown) as MessageParams);
}

/** `who` is an actor's name, `why` may be a code of ours. */
function shownAs(name: string, value: string, t: Translate): string {
  if (name === 'who') return value === '' ? '–' : mention(value);
  return escapeText(name === 'why' ? t.reason(value) : value);
}
