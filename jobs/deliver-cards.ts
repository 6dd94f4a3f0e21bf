import { defineJob } from '../src/contract/job';

/** What the Slack integration offers to this job. */
export interface CardDeliveryPort {
  deliverCards(options: {
    limit: number;
  }): Promise<{ posted: number; updated: number; failed: number; waiting: number }>;
}

export const deliverCards = defineJob<{ cards: CardDeliveryPort }>({
  name: 'deliver-cards',
  summary: 'Posts and updates the cards whose messages in Slack are not what they should be',
  cron: '* * * * * *',
  leaseMs: 15_000,
  run: async ({ cards }) => {
    // Cards that wait for a channel are no work done: the integration says once which one is missing.
    const { posted, updated, failed } = await cards.deliverCards({ limit: 100 });
    return { posted, updated, failed };
  },
});
