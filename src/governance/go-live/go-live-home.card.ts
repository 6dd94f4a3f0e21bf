import { type Button, type KnownBlock } from '@slack/types';
import { type Actor, hasRole } from '../../contract/actor';
import { type Translate } from '../../i18n/translate';
import { section } from '../../slack-blocks';
import { button } from '../../slack-buttons';
import { goLiveText, killButton, offButton, onButton } from './go-live.card';
import { type GoLiveState } from './go-live-state.rules';

/** The switches on the App Home, each for those who may throw it; stopping everything is one click. */
export function goLiveHome(state: GoLiveState, actor: Actor, t: Translate): KnownBlock[] {
  const on = state.provinces.filter((entry) => entry.on).map(({ province }) => province);
  const provinces =
    on.length === 0 ? t('golive.home_none') : t('golive.home_on', { provinces: on.join(', ') });
  return [
    section([`*${t('golive.home')}*`, goLiveText(state, t), provinces].join('\n')),
    { type: 'actions', block_id: 'home.golive', elements: buttonsFor(state.global.on, actor, t) },
  ];
}

function buttonsFor(isOn: boolean, actor: Actor, t: Translate): Button[] {
  const all = button('golive.show', t('golive.home_all'), 'all');
  if (!isOn) return hasRole(actor, 'manager') ? [onButton(t), all] : [all];
  return [
    ...(hasRole(actor, 'agent') ? [killButton(t)] : []),
    ...(hasRole(actor, 'manager') ? [offButton(t)] : []),
    all,
  ];
}
