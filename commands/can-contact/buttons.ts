import { defineButton } from '../../src/contract/command';
import { readWish } from '../../src/reminders/reminder.rules';
import { type Reminders } from '../../src/reminders/reminders';
import { slackDate } from '../../src/slack-text';

export const canContactButtons = [
  defineButton<{ reminders: Pick<Reminders, 'set'> }>({
    id: 'contact.remind',
    role: 'viewer',
    effect: 'write',
    run: async (value, { reminders }, { actor, t }) => {
      const wish = readWish(value);
      const became = await reminders.set(wish, { user: actor.id, locale: t.locale });
      return { text: t(`remind.${became}`, { at: slackDate(wish.at) }) };
    },
  }),
];
