import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { InputError, UserError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { CHANNELS } from '../../src/policy/channel';
import { ask, type AskDeps } from './ask';
import { parseQuestion } from './question';

const askFields = (t: Translate) =>
  z.object({
    whom: z.string().trim().min(1, t('parse.missing')),
    channel: z.enum(CHANNELS),
    when: z.string().optional(),
  });

type Fields = z.output<ReturnType<typeof askFields>>;

/** Read as if it had been typed behind the command. */
function questionOf({ whom, channel, when = '' }: Fields, t: Translate) {
  return parseQuestion(`${whom} ${channel} ${when}`, t);
}

export const canContactModals = [
  defineModal<AskDeps, ReturnType<typeof askFields>>({
    id: 'contact.ask',
    role: 'viewer',
    effect: 'write',
    fields: askFields,
    // What is wrong is said while it still stands in the form.
    check: async ({ fields }, deps, context) => {
      try {
        await ask(questionOf(fields, context.t), deps, context);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const { issues = [{ path: 'whom', message: error.message }] } = error.details;
        throw new InputError(
          issues.map(({ path, ...rest }) => ({ ...rest, path: isAboutWhen(path) ? 'when' : 'whom' })),
        );
      }
      return undefined;
    },
    run: ({ fields }, deps, context) => ask(questionOf(fields, context.t), deps, context),
  }),
];

function isAboutWhen(path: string): boolean {
  return path === 'time' || path === 'date';
}
