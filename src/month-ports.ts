import { type Kpi } from './kpi/kpi';
import { type Ladder } from './ladder/ladder';
import { type Leads } from './leads/leads';
import { type Offers } from './offers/offers';
import { withinFixedHours } from './policy/fixed-hours.rules';
import { type Runbook } from './governance/runbook/runbook';
import { type MonthPorts } from './reports/reports';
import { type Tripwire } from './tripwire/tripwire';

const RUNS_OF_A_MONTH = 1_000;

/** Where the figures of a month come from. */
export function monthPorts(areas: {
  kpi: Pick<Kpi, 'timesOf' | 'countBy'>;
  ladder: Pick<Ladder, 'sla'>;
  offers: Pick<Offers, 'conversion' | 'ended'>;
  leads: Pick<Leads, 'findMany'>;
  tripwire: Pick<Tripwire, 'throttles'>;
  runbook: Pick<Runbook, 'history'>;
}): MonthPorts {
  return {
    // Looked at anew, past the gate: texts that left while the fixed hours were open where they went.
    contact_compliance: async (span) => {
      const texts = await areas.kpi.timesOf('sms_sent', span);
      return { part: texts.filter(withinFixedHours).length, whole: texts.length };
    },
    ladder_sla: async ({ from, to }) => {
      const { met, eligible } = (await areas.ladder.sla(from, to)).detail.within_2h;
      return { part: met, whole: eligible };
    },
    buyer_response: async (span) => {
      const { NO_RESPONSE: silent = 0, ...answers } = await areas.kpi.countBy(
        ['buyer_feedback'],
        'event',
        span,
      );
      const answered = Object.values(answers).reduce((sum, count) => sum + count, 0);
      return { part: answered, whole: answered + silent };
    },
    offer_accept: async (span) => {
      const { accepted, decided } = await areas.offers.conversion(span);
      return { part: accepted, whole: decided };
    },
    // Of the sellers whose offers ended.
    contract: async (span) => {
      const ended = await areas.offers.ended(span);
      const ids = [...new Set(ended.flatMap(({ lead_id }) => (lead_id === undefined ? [] : [lead_id])))];
      const leads = await areas.leads.findMany(ids);
      const bound = leads.filter(({ status }) => status === 'under_contract' || status === 'closed');
      return { part: bound.length, whole: ids.length };
    },
    throttles: async (span) => ({ part: await areas.tripwire.throttles.begun(span), whole: 0 }),
    runbook: async ({ from, to }) => {
      const runs = (await areas.runbook.history(RUNS_OF_A_MONTH)).filter(({ at }) => at >= from && at < to);
      return { part: runs.filter(({ ok }) => ok).length, whole: runs.length };
    },
  };
}
