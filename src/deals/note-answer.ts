import { type FeedbackEvent } from '../buyers/feedback-event.model';
import { historyLine } from '../leads/lead-history.card';
import { escapeText } from '../slack-text';
import { type DealsDeps } from './deals-ports';
import { dealCardKey, putDealCard } from './put-deal-card';

/**
 * What a buyer answered about a deal: a line in the thread of its card, and the counts on it. Silence is a count
 * only. In the transaction of the answer.
 */
export function noteAnswer(deps: DealsDeps) {
  const put = putDealCard(deps);
  return async ({ _id, deal_id, buyer_id, event, replaces, by }: FeedbackEvent): Promise<void> => {
    const deal = deal_id === undefined ? null : await deps.deals.findById(deal_id).lean();
    if (!deal) return;
    await put(deal);
    if (event === 'NO_RESPONSE') return;
    const buyer = buyer_id === undefined ? null : await deps.buyers.find(buyer_id);
    const who = escapeText(buyer === null ? (buyer_id ?? '–') : `${buyer.name} (${buyer._id})`);
    const key = replaces === undefined ? (`deal.answer.${event}` as const) : 'deal.answer.corrected';
    await deps.cards.put({
      key: `${dealCardKey(deal._id)}:${_id}`,
      channel: 'deals',
      parent: dealCardKey(deal._id),
      quiet: true,
      view: (t) =>
        historyLine(
          {
            words: () => t(key, { who, answer: t(`deal.heard.${event}`) }),
            ...(by === undefined ? {} : { by }),
          },
          deps.clock.now(),
          t,
        ),
    });
  };
}
