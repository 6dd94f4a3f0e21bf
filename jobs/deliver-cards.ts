import { defineJob } from '../src/contract/job';

/** What the Slack integration offers to this job. */
export interface CardDeliveryPort {
  deliverCards(options: {
    limit: number;
  }): Promise<{ posted: number; updated: number; failed: number; waiting: number }>;
}

/**
 * Slack takes about one message a second and channel, with short bursts, and some fifty updates a minute
 * (https://docs.slack.dev/apis/web-api/rate-limits): more in one tick would only keep other work waiting.
 */
const EACH_SECOND = 20;

export const deliverCards = defineJob<{ cards: CardDeliveryPort }>({
  name: 'deliver-cards',
  summary: 'Posts and updates the cards whose messages in Slack are not what they should be',
  cron: '* * * * * *',
  leaseMs: 15_000,
  run: async ({ cards }) => {
    // Cards that wait for a channel are no work done: the integration says once which one is missing.
    const { posted, updated, failed } = await cards.deliverCards({ limit: EACH_SECOND });
    return { posted, updated, failed };
  },
});
