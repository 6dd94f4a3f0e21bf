import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { mention, quoted, slackDate } from '../slack-text';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

/** One thing that happened to a lead, as a line in the thread of its card. */
export interface LeadFact {
  /** Of this lead's facts: the same one told again is the same line. Without one each telling is another fact. */
  id?: string;
  /** Safe in mrkdwn. */
  words(t: Translate): string;
  /** Who did it, as it stands in records: `slack:U123`. The system's own doings name nobody. */
  by?: string;
  /** What somebody wrote. */
  quote?: string;
  /** Whom it mentions has to act, and is called by Slack; otherwise nobody is. */
  calls?: boolean;
}

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const QUOTED = 500;

export function historyLine({ words, by, quote }: LeadFact, at: Date, t: Translate): View {
  const who = by === undefined || by.startsWith('system:') ? [] : [mention(by)];
  const line = [words(t), ...who, slackDate(at)].join(' · ');
  if (quote === undefined) {
    return { text: line, blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: line }] }] };
  }
  const text = `${line}\n${quoted(beginningOf(quote, QUOTED))}`;
  return { text, blocks: [section(text)] };
}
