import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { mention, slackDate } from '../slack-text';
import { formatMinute } from '../time/wall-time';
import { OFFICE_HOURS } from './morning.rules';

export interface MorningChoice {
  wanted: boolean;
  changed_by?: string | undefined;
  changed_at?: Date | undefined;
  /** It comes as their shift begins. */
  hasHours: boolean;
  teamTimezone: string;
}

/** What a person has set for themselves: how it stands, who said so, and the other choice. */
export function settingsHome(choice: MorningChoice, t: Translate): KnownBlock[] {
  const { wanted, changed_by, changed_at, hasHours, teamTimezone: zone } = choice;
  const when = hasHours
    ? t('settings.at_shift')
    : t('settings.at_time', { time: formatMinute(OFFICE_HOURS.start), zone });
  const state = wanted ? t('settings.morning_on', { when }) : t('settings.morning_off');
  const by =
    changed_at === undefined
      ? []
      : [t('settings.changed', { who: mention(changed_by ?? ''), at: slackDate(changed_at) })];
  const [id, words] = wanted
    ? (['settings.morning-off', 'settings.switch_off'] as const)
    : (['settings.morning-on', 'settings.switch_on'] as const);
  return [
    {
      ...section([`*${t('settings.head')}*`, state, ...by].join('\n')),
      accessory: button(id, t(words), 'morning'),
    },
  ];
}
