import { type Actor, actorName } from '../contract/actor';
import { type LeadFact } from '../leads/lead-history.card';
import { escapeText } from '../slack-text';
import { type Deal } from './deal.model';

/** Where a deal has come to, for the history of its lead. */
export function dealFact(deal: Deal, actor: Actor, at: Date): LeadFact {
  return {
    id: `deal:${deal._id}:${deal.stage}:${at.getTime()}`,
    words: (t) =>
      [
        t('deal.moved', { id: deal._id, stage: t(`stage.${deal.stage}`) }),
        ...(deal.buyer_id === undefined ? [] : [escapeText(deal.buyer_id)]),
        ...(deal.ended_why === undefined ? [] : [escapeText(deal.ended_why)]),
      ].join(' · '),
    by: actorName(actor),
  };
}
