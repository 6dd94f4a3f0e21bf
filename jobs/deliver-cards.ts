import { defineJob } from '../src/contract/job';

/** What the Slack integration offers to this job. */
export interface CardDelivery {
  deliverCards(options: { limit: number }): Promise<Record<string, number>>;
}

export const deliverCards = defineJob<{ slack: CardDelivery }>({
  name: 'deliver-cards',
  summary: 'Posts and updates the cards whose messages in Slack are not what they should be',
  cron: '* * * * * *',
  leaseMs: 120_000,
  run: ({ slack }) => slack.deliverCards({ limit: 100 }),
});
