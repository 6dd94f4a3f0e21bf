import { type KnownBlock } from '@slack/types';
import { type ModalView, type View } from '../../contract/view';
import { textField } from '../../form-fields';
import { type Translate } from '../../i18n/translate';
import { section } from '../../slack-blocks';
import { button } from '../../slack-buttons';
import { escapeText, mention, slackDate } from '../../slack-text';
import { beginningOf } from '../../text';
import { type Acknowledgement } from './acknowledgement.model';
import { type CheckId, LONGEST_REASON, NEVER_ACKNOWLEDGED } from './finding';
import { type Judged, type RunbookLook } from './judge.rules';

const MARKS = { green: '✓', red: '✗', unavailable: '?' } as const;
/** A section takes 3,000 characters, and a letter may become five. */
const REASON_SHOWN = 300;

/** Every check with what was found, and whether sending may be turned on. */
export function runbookCard({ ok_to_enable_go_live, blocking, checks }: RunbookLook, t: Translate): View {
  const text = ok_to_enable_go_live
    ? t('runbook.ok')
    : t('runbook.blocked', { blocking: blocking.join(', ') });
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...checks.map((check) => checkBlock(check, t)),
      { type: 'actions', elements: [button('runbook.run', t('runbook.button_run'), 'run')] },
    ],
  };
}

/** What is not green has a way to take it upon oneself, where that is allowed. */
function checkBlock(check: Judged, t: Translate): KnownBlock {
  const block = section(checkLine(check, t));
  if (check.passes || NEVER_ACKNOWLEDGED.includes(check.id)) return block;
  return { ...block, accessory: button('runbook.acknowledge', t('runbook.button_acknowledge'), check.id) };
}

function checkLine({ id, state, text, params, acknowledged }: Judged, t: Translate): string {
  const line = `${MARKS[state]} \`${id}\` ${escapeText(t(text, params))}`;
  return state === 'green' || acknowledged === null ? line : `${line} ${acknowledgedWords(acknowledged, t)}`;
}

export function acknowledgedWords(
  { by, until, reason }: Pick<Acknowledgement, 'by' | 'until' | 'reason'>,
  t: Translate,
): string {
  const said = escapeText(beginningOf(reason, REASON_SHOWN));
  return t('runbook.acknowledged', { who: mention(by), until: slackDate(until), reason: said });
}

/** Why is it right to go on without this check? */
export function acknowledgeForm(id: CheckId, t: Translate): ModalView {
  return {
    modal: 'runbook.acknowledge',
    about: id,
    title: t('runbook.form'),
    submit: t('runbook.form_submit'),
    blocks: [
      section(t('runbook.form_says', { check: id })),
      textField({
        name: 'why',
        label: t('lead.field.why'),
        placeholder: t('runbook.form_example'),
        isRequired: true,
        isLong: true,
        maxLength: LONGEST_REASON,
      }),
    ],
  };
}
