import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Forms } from '../../src/forms/forms';
import { type WebForm } from '../../src/forms/web-form.model';
import { type Translate } from '../../src/i18n/translate';
import { escapeText } from '../../src/slack-text';
import { type FormsInput, parseForms } from './parse';

type Deps = { forms: Forms };

export const formsCommand = defineCommand<Deps, FormsInput>({
  name: '/forms',
  aliases: /^\/form$/i,
  family: 'forms',
  summary: 'Web forms through which sellers come in: make an address, say what its fields are',
  usage: '[new <name> | <name> fields <theirs>=<ours>, … | <name> fields none | remove <name>]',
  fr: {
    summary: 'Formulaires web par où viennent les vendeurs : créer une adresse, dire ce que sont ses champs',
    usage: '[nouveau <nom> | <nom> champs <le leur>=<le nôtre>, … | <nom> champs aucun | retirer <nom>]',
  },
  examples: ['', 'new website', 'website fields your-name=name, tel=phone', 'remove website'],
  role: 'manager',
  effect: 'write',
  needs: ({ kind }) => (kind === 'list' ? { effect: 'read' } : {}),
  parse: parseForms,
  run: async (input, deps, context) => {
    const said = await answer(input, deps, context);
    const forms = await deps.forms.list();
    const lines = forms.map((form) => line(form, deps, context.t));
    return {
      text: [...said, ...lines, context.t(forms.length === 0 ? 'forms.none' : 'forms.how')].join('\n'),
    };
  },
});

async function answer(input: FormsInput, { forms }: Deps, { actor, t }: UseContext): Promise<string[]> {
  switch (input.kind) {
    case 'list':
      return [];
    case 'make':
      await forms.make(actor, input.name);
      return [t('forms.made', { form: escapeText(input.name) })];
    case 'fields':
      await forms.setFields(actor, input.name, input.fields);
      return [t('forms.set', { form: escapeText(input.name) })];
    case 'remove':
      await forms.remove(actor, input.name);
      return [t('forms.removed', { form: escapeText(input.name) })];
  }
}

function line(form: WebForm, { forms }: Deps, t: Translate): string {
  const fields = form.fields.map(({ from, to }) => `${from} = ${to}`).join(', ');
  const set = fields === '' ? t('forms.by_name') : fields;
  return `*${escapeText(form._id)}* · \`${escapeText(forms.addressOf(form))}\` · ${escapeText(set)}`;
}
