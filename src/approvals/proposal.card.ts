import { type Button, type KnownBlock } from '@slack/types';
import { type Cards } from '../contract/ports';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { escapeText, mention, slackDate } from '../slack-text';
import { type Proposal } from './proposal.model';
import { section } from '../slack-blocks';

/** What is proposed, by whom and why; with buttons while it waits, with who decided afterwards. */
export function proposalCard(proposal: Proposal, t: Translate): View {
  const { summary, asked_by, reason, state } = proposal;
  const text = t(summary.text, summary.params);
  const lines = [
    `*${escapeText(text)}*`,
    t('approval.asked', { who: mention(asked_by) }),
    ...(reason === undefined ? [] : [`> ${escapeText(reason)}`]),
    state === 'pending'
      ? t('approval.waits', { until: slackDate(proposal.expires_at) })
      : t(`approval.${state}`, { who: mention(proposal.decided_by ?? 'system') }),
    ...(proposal.rule === 'single_manager' ? [t('approval.single_manager_used')] : []),
  ];
  const blocks: KnownBlock[] = [
    section(lines.join('\n')),
    { type: 'context', elements: [{ type: 'mrkdwn', text: proposal._id }] },
  ];
  if (state === 'pending') blocks.push({ type: 'actions', elements: buttons(proposal, t) });
  return { text, blocks };
}

function buttons({ _id, content_hash }: Proposal, t: Translate): Button[] {
  // The content that is on the screen goes with the press.
  const value = `${_id}:${content_hash}`;
  const button = (id: string, text: string): Button => ({
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text },
    value,
  });
  return [
    { ...button('approval.approve', t('approval.button_approve')), style: 'primary' },
    { ...button('approval.reject', t('approval.button_reject')), style: 'danger' },
  ];
}

/** The channel's message about it, in the caller's transaction. */
export function putProposalCard(cards: Cards, proposal: Proposal): Promise<void> {
  const view = (t: Translate) => proposalCard(proposal, t);
  return cards.put({ key: `approval:${proposal._id}`, channel: 'alerts', view });
}
