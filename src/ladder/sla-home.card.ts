import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { type SlaReport } from './report-sla';
import { slaHead, slaLines } from './sla.card';

/** The last 7 days: one's own share and the team's. */
export function slaHome({ mine, team }: { mine: SlaReport; team: SlaReport }, t: Translate): KnownBlock[] {
  const part = (name: 'home.sla_mine' | 'home.sla_team', report: SlaReport) => {
    const lines = report.within_30m.eligible === 0 ? [t('home.sla_none')] : slaLines(report, t);
    return [t(name), ...lines].join('\n');
  };
  return [
    section(`*${slaHead(team, t)}*`),
    { type: 'section', fields: [mrkdwn(part('home.sla_mine', mine)), mrkdwn(part('home.sla_team', team))] },
    {
      type: 'actions',
      block_id: 'home.sla',
      elements: [
        button('sla.day', t('sla.by_day'), 'week'),
        button('sla.owner', t('sla.by_owner'), 'week by person'),
      ],
    },
  ];
}

function mrkdwn(text: string): { type: 'mrkdwn'; text: string } {
  return { type: 'mrkdwn', text };
}
