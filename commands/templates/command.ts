import { type Actor } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { UserError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { blockedError } from '../../src/outreach/blocked-error';
import { type Outreach } from '../../src/outreach/outreach';
import { templateCard, templateListText } from '../../src/outreach/templates/template.card';
import { templateChoice } from '../../src/outreach/templates/template-form.card';
import { escapeText, slackDate } from '../../src/slack-text';
import { showTemplate } from './form';
import { parseTemplates, type TemplatesUse } from './parse';

export const templates = defineCommand<{ outreach: Outreach }, TemplatesUse>({
  name: '/templates',
  aliases: /^\/template$/i,
  family: 'templates',
  summary: 'What texts and e-mails say: list, show, edit, try out',
  usage:
    '[list | <name> en|fr [v<number>] | edit [<name> en|fr [<text>]] | test <name> en|fr <my number or e-mail> [province]]',
  fr: {
    summary: 'Ce que disent les textos et courriels : liste, montrer, modifier, essayer',
    usage:
      '[liste | <nom> en|fr [v<numéro>] | modifier [<nom> en|fr [<texte>]] | essai <nom> en|fr <mon numéro ou courriel> [province]]',
  },
  examples: [
    '',
    'ladder-1 fr',
    'edit ladder-1 fr',
    'edit ladder-1 en Hi {{ name }}, this is {{ sender }}.',
    'test ladder-1 fr 416-555-0134',
  ],
  role: 'manager',
  effect: 'read',
  needs: ({ kind }) => (kind === 'edit' || kind === 'test' ? { effect: 'write' } : {}),

  parse: (text, { t }) => parseTemplates(text, t),

  async run(use, { outreach }, { actor, intentKey, t }) {
    const { templates: all } = outreach;
    switch (use.kind) {
      case 'list':
        return { text: templateListText(await all.list(), t) };
      case 'show': {
        const found =
          use.version === undefined
            ? await all.current(use.name, use.language)
            : await all.version(use.name, use.language, use.version);
        if (!found)
          throw new UserError('not_found', t('templates.no_version', { version: use.version ?? 0 }));
        return templateCard(found, all.sample(found), t);
      }
      case 'form':
        return { show: use.of === null ? templateChoice(t) : await showTemplate(use.of, outreach, t) };
      case 'edit': {
        const saved = await all.save(use, actor);
        return templateCard(saved, all.sample(saved), t, t('templates.saved', { version: saved.version }));
      }
      case 'test':
        return testSend(use, outreach, { actor, intentKey, t });
    }
  },
});

/** Through the gate and the outbox like any other text; their own number, as the manager states it. */
async function testSend(
  use: TemplatesUse & { kind: 'test' },
  outreach: Outreach,
  { actor, intentKey, t }: { actor: Actor; intentKey: string; t: Translate },
): Promise<Reply> {
  const asked = await outreach.testTemplate({ ...use, intentKey }, actor);
  if ('blocked' in asked) throw blockedError(asked.blocked, t.locale);
  const { to, not_before, _id } = asked.message;
  return { text: t('templates.test_asked', { to: escapeText(to), at: slackDate(not_before), id: _id }) };
}
