import { type KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type ModalView } from '../../contract/view';
import { textField } from '../../form-fields';
import { type Locale, type Translate } from '../../i18n/translate';
import { button } from '../../slack-buttons';
import { escapeText, mention, slackDate } from '../../slack-text';
import { type Rendered, type TemplateProblem } from './render-template.rules';
import { costLine, quotedTemplate } from './template.card';
import { type MessageTemplate } from './template.model';
import { TEMPLATE_NAMES, type TemplateName, TEMPLATES } from './template-names';
import { section } from '../../slack-blocks';

const LANGUAGES: readonly Locale[] = ['en', 'fr'];
const editedSchema = z.object({
  name: z.enum(TEMPLATE_NAMES as [TemplateName, ...TemplateName[]]),
  language: z.enum(['en', 'fr']),
});
const aboutSchema = editedSchema.extend({
  /** The version that the form was made from. */
  version: z.int(),
  /** The form has said that letters make it cost more. */
  warned: z.boolean(),
});
export type TemplateAbout = z.infer<typeof aboutSchema>;
export type EditedTemplate = Pick<MessageTemplate, 'name' | 'language'>;

/** Slack keeps 3,000 characters in an input; a text is refused at 1,600 anyway. */
const LONGEST_BODY = 3000;
const LONGEST_SUBJECT = 255;

export function readTemplateAbout(about: string): TemplateAbout {
  return aboutSchema.parse(JSON.parse(about));
}

export function readEdited(value: string): EditedTemplate {
  const [name, language] = value.split(':');
  return editedSchema.parse({ name, language });
}

/** Which one shall be edited? */
export function templateChoice(t: Translate): ModalView {
  // One button a section: Slack takes an action only once in a block.
  const rows = TEMPLATE_NAMES.flatMap((name) =>
    LANGUAGES.map((language): KnownBlock => ({
      ...section(`\`${name}\` ${language}`),
      accessory: button('templates.edit', t('templates.edit'), `${name}:${language}`),
    })),
  );
  return { modal: 'notice', about: '', title: t('templates.which'), blocks: rows };
}

/** One template to be edited: what it says, what may stand in it, how it reads, and what it costs. */
export function templateForm(
  facts: {
    current: MessageTemplate;
    typed?: { subject?: string | undefined; body: string };
    sample: Rendered;
    warned?: boolean;
    notice?: string;
  },
  t: Translate,
): ModalView {
  const { current, sample, warned = false, notice } = facts;
  const { name, language, version, changed_by, changed_at } = current;
  const { channel, variables } = TEMPLATES[name];
  const { subject, body } = facts.typed ?? current;
  const about: TemplateAbout = { name, language, version, warned };
  const by = t('templates.changed', { by: mention(changed_by), at: slackDate(changed_at) });
  const known = variables.map((variable) => `{{ ${variable} }}`).join(' ');
  return {
    modal: 'templates.edit',
    about: JSON.stringify(about),
    title: t('templates.form'),
    submit: t('templates.save'),
    blocks: [
      ...(notice === undefined ? [] : [section(notice)]),
      section(`\`${name}\` ${language} v${version} · ${by}\n\`${known}\``),
      ...(channel === 'EMAIL'
        ? [
            textField({
              name: 'subject',
              label: t('templates.subject'),
              isRequired: true,
              maxLength: LONGEST_SUBJECT,
              value: subject,
            }),
          ]
        : []),
      textField({
        name: 'body',
        label: t('lead.field.text'),
        isRequired: true,
        isLong: true,
        maxLength: LONGEST_BODY,
        value: body,
      }),
      section(
        `${t('templates.reads')}\n${sample.ok ? quotedTemplate(sample) : escapeText(problemWords(sample.problem, t))}`,
      ),
      ...(sample.ok && sample.segments ? [section(costLine(sample.segments, t))] : []),
      { type: 'actions', elements: [button('templates.preview', t('templates.preview'), 'preview')] },
    ],
  };
}

function problemWords({ variable, message }: TemplateProblem, t: Translate): string {
  return variable === undefined ? message : t('templates.no_value', { variable });
}
