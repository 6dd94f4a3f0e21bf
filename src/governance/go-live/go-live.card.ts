import { type KnownBlock } from '@slack/types';
import { type View } from '../../contract/view';
import { type Translate } from '../../i18n/translate';
import { section } from '../../slack-blocks';
import { button } from '../../slack-buttons';
import { mention, slackDate } from '../../slack-text';
import { type GoLiveState, liveProvinces, type SwitchState } from './go-live-state.rules';

/** The switch for the whole and the way to stop everything; the channel's card, and the head of `/golive`. */
export function goLiveCard(state: GoLiveState, t: Translate): View {
  return {
    text: headline(state, t),
    blocks: [
      section(`${goLiveText(state, t)}\n${t('golive.held')}`),
      { type: 'actions', elements: state.global.on ? [killButton(t), offButton(t)] : [onButton(t)] },
    ],
  };
}

/** Where people may be contacted, and the switch for the whole with who threw it. */
export function goLiveText(state: GoLiveState, t: Translate): string {
  const whole = t(state.global.on ? 'golive.global_on' : 'golive.global_off');
  return `*${headline(state, t)}*\n${whole} ${changed(state.global, t)}`.trim();
}

function headline(state: GoLiveState, t: Translate): string {
  const live = liveProvinces(state);
  return live.length > 0 ? t('golive.live', { provinces: live.join(', ') }) : t('golive.nobody');
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
    ...section(`${what} ${changed(entry, t)}`.trim()),
    accessory: on
      ? button('golive.province-off', t('golive.button_off'), province)
      : button('golive.province-on', t('golive.button_on'), province, { confirm: sure(t) }),
  };
}

function changed({ changed_by, changed_at }: SwitchState, t: Translate): string {
  if (changed_by === null || changed_at === null) return '';
  return t('golive.changed', { who: mention(changed_by), at: slackDate(changed_at) });
}

/** One click: whoever wants it to stop is not asked whether they are sure. */
export const killButton = (t: Translate) =>
  button('golive.kill', t('golive.button_kill'), 'GLOBAL', { style: 'danger' });
export const offButton = (t: Translate) => button('golive.disable', t('golive.button_off'), 'GLOBAL');
export const onButton = (t: Translate) =>
  button('golive.enable', t('golive.button_on'), 'GLOBAL', { style: 'primary', confirm: sure(t) });

const sure = (t: Translate): [string, string, string, string] => [
  t('golive.sure_title'),
  t('golive.sure'),
  t('golive.button_on'),
  t('golive.sure_no'),
];
