import { type KnownBlock } from '@slack/types';
import { classifyAnswer } from '../buyers/classify-answer.rules';
import { type FeedbackEvent, type FeedbackKind } from '../buyers/feedback-event.model';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { mention, slackDate } from '../slack-text';

/** What a person may say that an answer was. */
const SAYABLE = ['RESPONDED', 'PASSED', 'BOUGHT'] as const satisfies readonly FeedbackKind[];
const BUTTON_NAMES = { RESPONDED: 'interested', PASSED: 'passed', BOUGHT: 'bought' } as const;

/** How a buyer's text counts, who says so, and the buttons to say otherwise. */
export function answerBlocks(
  text: { _id: string; body: string },
  answer: Pick<FeedbackEvent, '_id' | 'event' | 'by' | 'created_at' | 'replaces'>,
  t: Translate,
): KnownBlock[] {
  const isDoubt = answer.replaces === undefined && !classifyAnswer(text.body).clear;
  const value = writePress(text._id, answer._id);
  const others = SAYABLE.filter((kind) => isDoubt || kind !== answer.event);
  return [
    section(isDoubt ? t('answer.unclear') : answerWords(answer, t)),
    {
      type: 'actions',
      elements: others.map((kind) =>
        button(`answer.${BUTTON_NAMES[kind]}`, t(`answer.${BUTTON_NAMES[kind]}`), value),
      ),
    },
  ];
}

/** `Counts as: passed (@anna, 10:02)`. */
export function answerWords(
  { event, by, created_at }: Pick<FeedbackEvent, 'event' | 'by' | 'created_at'>,
  t: Translate,
): string {
  const kind = event === 'NO_RESPONSE' ? t('answer.silent') : t(`answer.${BUTTON_NAMES[event]}`);
  if (by === undefined) return t('answer.read', { answer: kind });
  return t('answer.said', { answer: kind, who: mention(by), at: slackDate(created_at) });
}

/** The text, and the event that stood there: whoever presses another one than stands there now is told. */
function writePress(text: string, event: string): string {
  return `${text} ${event}`;
}

export function readPress(value: string): { text: string; event: string } {
  const [text = '', event = ''] = value.split(' ');
  return { text, event };
}
