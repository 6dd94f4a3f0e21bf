import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { isCheckId, LONGEST_REASON } from '../../src/governance/runbook/finding';
import { acknowledgedWords } from '../../src/governance/runbook/runbook.card';
import { type Runbook } from '../../src/governance/runbook/runbook';
import { type Translate } from '../../src/i18n/translate';

const whyFields = (t: Translate) =>
  z.object({
    why: z
      .string()
      .trim()
      .min(1, t('parse.missing'))
      .max(LONGEST_REASON, t('parse.too_long', { max: LONGEST_REASON })),
  });

export const runbookModals = [
  defineModal<{ runbook: Runbook }, ReturnType<typeof whyFields>>({
    id: 'runbook.acknowledge',
    role: 'manager',
    effect: 'write',
    fields: whyFields,
    run: async ({ about, fields }, { runbook }, { actor, t }) => {
      if (!isCheckId(about)) throw new Error(`no check in the form: ${about}`);
      const given = await runbook.acknowledge(about, fields.why, actor);
      return { text: `\`${about}\` ${acknowledgedWords(given, t)}` };
    },
  }),
];
