import { type InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { escapeText } from '../../src/slack-text';
import { type Reply } from '../../src/contract/view';
import { type Doable } from './doable';

/** Asked for in either language. */
export function asksForHelp(input: string): boolean {
  return /^(help|aide|\?)$/i.test(input.trim());
}

export function helpReply(doable: Doable, t: Translate): Reply {
  const lines = [`*${doable.name}*`];
  if (doable.help) lines[0] += ` – ${escapeText(doable.help.texts[t.locale].summary)}`;
  return { text: [...lines, ...usageLines(doable, t)].join('\n') };
}

/** Which argument, what is wrong with it, and a right use. */
export function wrongArgumentReply(doable: Doable, error: InputError, t: Translate): Reply {
  const issues = (error.details.issues ?? []).map(({ path, message, example }) => {
    const shown = example === undefined ? '' : ` ${t('error.example', { example })}`;
    return `• ${escapeText(`${path}: ${message}.${shown}`)}`;
  });
  return { text: [t('slack.wrong_argument'), ...issues, ...usageLines(doable, t)].join('\n') };
}

function usageLines({ name, help }: Doable, t: Translate): string[] {
  if (!help) return [];
  return [
    t('error.usage', { usage: code(`${name} ${help.texts[t.locale].usage}`) }),
    ...help.examples.map((example) => t('error.example', { example: code(`${name} ${example}`) })),
  ];
}

function code(text: string): string {
  return `\`${escapeText(text.trim())}\``;
}
