import { type View } from '../../contract/view';
import { type Translate } from '../../i18n/translate';
import { button } from '../../slack-buttons';
import { escapeText, mention, quoted, slackDate } from '../../slack-text';
import { type Rendered } from './render-template.rules';
import { lettersCost, type SegmentCount } from './segments.rules';
import { type MessageTemplate } from './template.model';
import { TEMPLATES } from './template-names';
import { section } from '../../slack-blocks';
import { beginningOf } from '../../text';

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const SHOWN = 550;

/** A template as it is written, as it reads with sample values, and what it costs. */
export function templateCard(template: MessageTemplate, sample: Rendered, t: Translate, said?: string): View {
  const { name, language, version, changed_by, changed_at } = template;
  const text = said ?? t('templates.head', { name, language, version });
  const by = t('templates.changed', { by: mention(changed_by), at: slackDate(changed_at) });
  const known = TEMPLATES[name].variables.map((variable) => `{{ ${variable} }}`).join(' ');
  return {
    text,
    blocks: [
      section(`*${escapeText(text)}* ${name} ${language} v${version}\n${quotedTemplate(template)}`),
      section(
        `${t('templates.reads')}\n${sample.ok ? quotedTemplate(sample) : escapeText(sample.problem.message)}`,
      ),
      ...(sample.ok && sample.segments ? [section(costLine(sample.segments, t))] : []),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${by} · \`${known}\`` }] },
      {
        type: 'actions',
        elements: [button('templates.edit', t('templates.edit'), `${name}:${language}`)],
      },
    ],
  };
}

/** How many segments; a warning before a letter makes it cost more (canada.md, section 2). */
export function costLine(count: SegmentCount, t: Translate): string {
  const { encoding, segments, costly, withoutCostly } = count;
  const line = t('templates.segments', { segments, encoding });
  if (!lettersCost(count)) return line;
  const letters = escapeText(costly.join(' '));
  return `:warning: ${line} ${t('templates.letters_cost', { letters, without: withoutCostly })}`;
}

export function templateListText(all: MessageTemplate[], t: Translate): string {
  const lines = all.map(
    ({ name, language, version, changed_by, changed_at }) =>
      `• \`${name}\` ${language} v${version} · ${mention(changed_by)} · ${slackDate(changed_at)}`,
  );
  return [`*${t('templates.list')}*`, ...lines].join('\n');
}

export function quotedTemplate({ subject, body }: { subject?: string; body: string }): string {
  return quoted(beginningOf([subject, body].filter(Boolean).join('\n'), SHOWN));
}
