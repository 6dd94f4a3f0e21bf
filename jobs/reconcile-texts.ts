import { defineJob } from '../src/contract/job';
import { type Outreach } from '../src/outreach/outreach';

export const reconcileTexts = defineJob<{ outreach: Pick<Outreach, 'reconcile'> }>({
  name: 'reconcile-texts',
  summary: 'Compares Twilio’s list of texts with ours, for webhooks that did not reach us',
  cron: '0 */10 * * * *',
  leaseMs: 60_000,
  run: async ({ outreach }, { signal }) => {
    // What another program sends by the same account is none of our business.
    const { taken_in, moved } = await outreach.reconcile({ signal });
    return { taken_in, moved };
  },
});
