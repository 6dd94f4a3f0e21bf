import { type FeedbackKind } from '../../src/buyers/feedback-event.model';
import { defineButton } from '../../src/contract/command';
import { answerWords, readPress } from '../../src/outreach/answer.card';
import { type Outreach } from '../../src/outreach/outreach';

type Deps = { outreach: Pick<Outreach, 'correctAnswer'> };

/** On the card of a buyer's text: what they meant, as a person says. */
function saidButton(id: string, kind: FeedbackKind) {
  return defineButton<Deps>({
    id,
    role: 'agent',
    effect: 'write',
    run: async (value, { outreach }, { actor, t }) => {
      const { answer, first } = await outreach.correctAnswer(readPress(value), kind, actor);
      const words = answerWords(answer, t);
      return { text: first ? words : t('answer.meanwhile', { words }) };
    },
  });
}

export const answerButtons = [
  saidButton('answer.interested', 'RESPONDED'),
  saidButton('answer.passed', 'PASSED'),
  saidButton('answer.bought', 'BOUGHT'),
];
