import { type Button, type KnownBlock } from '@slack/types';
import { type View } from '../../contract/view';
import { type Translate } from '../../i18n/translate';
import { mention, slackDate } from '../../slack-text';
import { type GoLiveState, liveProvinces, type SwitchState } from './go-live-state.rules';
import { section } from '../../slack-blocks';

/** The switch for the whole and the way to stop everything; the channel's card, and the head of `/golive`. */
export function goLiveCard(state: GoLiveState, t: Translate): View {
  const live = liveProvinces(state);
  const text = live.length > 0 ? t('golive.live', { provinces: live.join(', ') }) : t('golive.nobody');
  const whole = t(state.global.on ? 'golive.global_on' : 'golive.global_off');
  const lines = [`*${text}*`, [whole, changed(state.global, t)].join(' ').trim(), t('golive.held')];
  return {
    text,
    blocks: [
      section(lines.join('\n')),
      { type: 'actions', elements: state.global.on ? [killButton(t), offButton(t)] : [onButton(t)] },
    ],
  };
}

/** With a line and a button for each province. */
export function goLivePanel(state: GoLiveState, t: Translate): View {
  const head = goLiveCard(state, t);
  return {
    ...head,
    blocks: [...(head.blocks ?? []), ...state.provinces.map((entry) => provinceLine(entry, t))],
  };
}

function provinceLine(entry: GoLiveState['provinces'][number], t: Translate): KnownBlock {
  const { province, on } = entry;
  const what = t(on ? 'golive.province_on' : 'golive.province_off', { province });
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: `${what} ${changed(entry, t)}`.trim() },
    accessory: on
      ? button('golive.province-off', t('golive.button_off'), province)
      : { ...button('golive.province-on', t('golive.button_on'), province), confirm: sure(t) },
  };
}

function changed({ changed_by, changed_at }: SwitchState, t: Translate): string {
  if (changed_by === null || changed_at === null) return '';
  return t('golive.changed', { who: mention(changed_by), at: slackDate(changed_at) });
}

function button(action_id: string, text: string, value: string): Button {
  return { type: 'button', action_id, text: { type: 'plain_text', text }, value };
}

/** One click: whoever wants it to stop is not asked whether they are sure. */
const killButton = (t: Translate): Button => ({
  ...button('golive.kill', t('golive.button_kill'), 'GLOBAL'),
  style: 'danger',
});
const offButton = (t: Translate) => button('golive.disable', t('golive.button_off'), 'GLOBAL');
const onButton = (t: Translate): Button => ({
  ...button('golive.enable', t('golive.button_on'), 'GLOBAL'),
  style: 'primary',
  confirm: sure(t),
});

function sure(t: Translate): NonNullable<Button['confirm']> {
  return {
    title: { type: 'plain_text', text: t('golive.sure_title') },
    text: { type: 'plain_text', text: t('golive.sure') },
    confirm: { type: 'plain_text', text: t('golive.button_on') },
    deny: { type: 'plain_text', text: t('golive.sure_no') },
  };
}
