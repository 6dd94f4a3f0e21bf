import { defineButton } from '../../src/contract/command';
import { type Outreach } from '../../src/outreach/outreach';
import { readEdited, readTemplateAbout } from '../../src/outreach/templates/template-form.card';
import { showTemplate, typedIn } from './form';

type Deps = { outreach: Outreach };

export const templateButtons = [
  defineButton<Deps>({
    id: 'templates.edit',
    role: 'manager',
    effect: 'read',
    run: async (value, { outreach }, { t }) => ({ show: await showTemplate(readEdited(value), outreach, t) }),
  }),
  /** How it reads and what it costs as it is typed. */
  defineButton<Deps>({
    id: 'templates.preview',
    role: 'manager',
    effect: 'read',
    run: async (_value, { outreach }, { form, t }) => ({
      show: await showTemplate(readTemplateAbout(form?.about ?? ''), outreach, t, { typed: typedIn(form) }),
    }),
  }),
];
