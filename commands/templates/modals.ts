import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { type Translate } from '../../src/i18n/translate';
import { type Outreach } from '../../src/outreach/outreach';
import { lettersCost } from '../../src/outreach/templates/segments.rules';
import { templateCard } from '../../src/outreach/templates/template.card';
import { readTemplateAbout } from '../../src/outreach/templates/template-form.card';
import { showTemplate } from './form';

const fields = (t: Translate) =>
  z.object({
    subject: z.string().trim().min(1, t('parse.missing')).optional(),
    body: z.string().trim().min(1, t('parse.missing')),
  });

/**
 * Saves a template. What could not be filled in is named at its field; a version that somebody saved meanwhile, and
 * letters that make every text cost more, are shown first, with what was typed.
 */
export const templateModals = [
  defineModal<{ outreach: Outreach }, ReturnType<typeof fields>>({
    id: 'templates.edit',
    role: 'manager',
    effect: 'write',
    fields,
    check: async ({ about, fields: typed }, { outreach }, { t }) => {
      const { name, language, version, warned } = readTemplateAbout(about);
      const { templates } = outreach;
      templates.check({ name, language, ...typed });
      const of = { name, language };
      const { subject, body } = typed;
      const now = await templates.current(name, language);
      if (now.version !== version) {
        const notice = t('templates.changed_meanwhile', { version: now.version });
        return { show: await showTemplate(of, outreach, t, { typed, notice }) };
      }
      const sample = templates.sample({ ...of, body, ...(subject !== undefined && { subject }) });
      if (warned || !sample.ok || !sample.segments || !lettersCost(sample.segments)) return undefined;
      const notice = t('templates.letters_ask');
      return { show: await showTemplate(of, outreach, t, { typed, notice, warned: true }) };
    },
    run: async ({ about, fields: typed }, { outreach }, { actor, t }) => {
      const { name, language } = readTemplateAbout(about);
      const saved = await outreach.templates.save({ name, language, ...typed }, actor);
      return templateCard(
        saved,
        outreach.templates.sample(saved),
        t,
        t('templates.saved', { version: saved.version }),
      );
    },
  }),
];
