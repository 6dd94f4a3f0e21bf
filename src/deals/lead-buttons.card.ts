import { type Button } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';

/** What can be done with a lead from its card; one that is over can only be brought back. */
export function leadButtons(lead: Lead, t: Translate): Button[] {
  const make = (verb: string, key: Parameters<Translate>[0], more?: Parameters<typeof button>[3]) =>
    button(`lead.${verb}`, t(key), lead._id, more);
  if (lead.status === 'dead' || lead.status === 'closed') return [make('revive', 'lead.do.revive')];
  return [
    ...(lead.phone === undefined
      ? []
      : [make('call', 'lead.do.call', { style: 'primary' }), make('text', 'lead.do.text')]),
    make('offer', 'lead.do.offer'),
    make('assign', 'lead.do.assign'),
    make('edit', 'lead.do.edit'),
    make('merge', 'lead.do.merge'),
    make('snooze', 'lead.do.snooze'),
    make('stop', 'lead.do.stop', {
      confirm: [t('lead.stop_title'), t('lead.stop_ask'), t('lead.do.stop'), t('modal.cancel')],
    }),
    make('dead', 'lead.do.dead', { style: 'danger' }),
  ];
}
