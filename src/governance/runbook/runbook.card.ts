import { type View } from '../../contract/view';
import { type Translate } from '../../i18n/translate';
import { escapeText, mention, slackDate } from '../../slack-text';
import { type Judged, type RunbookLook } from './judge.rules';

const MARKS = { green: '✓', red: '✗', unavailable: '?' } as const;

/** Every check with what was found, and whether sending may be turned on. */
export function runbookCard({ ok_to_enable_go_live, blocking, checks }: RunbookLook, t: Translate): View {
  const text = ok_to_enable_go_live
    ? t('runbook.ok')
    : t('runbook.blocked', { blocking: blocking.join(', ') });
  const lines = checks.map((check) => checkLine(check, t)).join('\n');
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${text}*\n${lines}` } },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'runbook.run',
            text: { type: 'plain_text', text: t('runbook.button_run') },
            value: 'run',
          },
        ],
      },
    ],
  };
}

function checkLine({ id, state, text, params, acknowledged }: Judged, t: Translate): string {
  const line = `${MARKS[state]} \`${id}\` ${escapeText(t(text, params))}`;
  if (state === 'green' || acknowledged === null) return line;
  const { by, until, reason } = acknowledged;
  const said = { who: mention(by), until: slackDate(until), reason: escapeText(reason) };
  return `${line} ${t('runbook.acknowledged', said)}`;
}
