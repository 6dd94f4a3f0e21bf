import { type View } from '../contract/view';
import { type InputIssue } from '../errors';
import { type Translate } from '../i18n/translate';
import { escapeText } from '../slack-text';

const SHOWN = 1500;

/** A submission that is no lead by itself, as it came: a person makes one of it, or not. */
export function unreadSubmissionCard(form: string, raw: string, issues: InputIssue[], t: Translate): View {
  const text = escapeText(t('forms.unread', { form }));
  const why = issues.map(({ path, message }) => escapeText(`${path}: ${message}`)).join('\n');
  const quoted = escapeText(raw.slice(0, SHOWN)).replace(/\s*\n/g, '\n> ');
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: [`*${text}*`, why].filter(Boolean).join('\n') } },
      { type: 'section', text: { type: 'mrkdwn', text: `> ${quoted || '–'}` } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'lead.form', text: { type: 'plain_text', text: t('lead.form.new') } },
        ],
      },
    ],
  };
}
