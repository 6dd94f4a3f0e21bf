import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Lead } from '../leads/lead.model';
import { button } from '../slack-buttons';
import { escapeText, mention } from '../slack-text';
import { type FollowupTask } from './task.model';
import { type Translate } from '../i18n/translate';

/** Nobody was reached by the whole ladder: what shall become of the lead? Says who chose, once somebody did. */
export function unreachedCard(
  task: Pick<FollowupTask, '_id' | 'lead_id' | 'unreached' | 'unreached_by'>,
  lead: Pick<Lead, 'name' | 'phone' | 'email'>,
  t: Translate,
): View {
  const text = t('unreached.head', { name: escapeText(lead.name), id: escapeText(task.lead_id) });
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'mrkdwn', text: [`*${text}*`, ...otherWays(lead, t)].join('\n') } },
  ];
  const { unreached = 'asked' } = task;
  if (unreached === 'asked') {
    blocks.push({
      type: 'actions',
      block_id: `unreached:${task._id}`,
      elements: choices(task._id, lead, t),
    });
  } else {
    const who = mention(task.unreached_by ?? '');
    blocks.push({
      type: 'context',
      elements: [{ type: 'mrkdwn', text: t(`unreached.${unreached}`, { who }) }],
    });
  }
  return { text, blocks };
}

function otherWays(lead: Pick<Lead, 'phone' | 'email'>, t: Translate): string[] {
  if (lead.phone !== undefined) return [];
  return [
    lead.email === undefined
      ? t('unreached.no_number')
      : t('unreached.by_email', { email: escapeText(lead.email) }),
  ];
}

function choices(id: string, lead: Pick<Lead, 'phone'>, t: Translate) {
  return [
    ...(lead.phone === undefined ? [] : [button('unreached.again', t('button.again'), id, PRIMARY)]),
    button('unreached.dead', t('button.dead'), id, { style: 'danger' }),
    button('unreached.keep', t('button.keep'), id),
  ];
}

const PRIMARY = { style: 'primary' } as const;
