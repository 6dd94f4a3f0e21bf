import { type Lead } from '../leads/lead.model';
import { type Channel } from '../policy/channel';
import { type GateDecision } from '../policy/gate.types';
import { type FollowupTask } from '../ladder/task.model';
import { type Deal, type MissingPart } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { latestDeal } from './latest-deal';

/** Whether a channel is open to a lead at one instant. */
export type LeadGate = { channel: Channel } & Pick<
  GateDecision,
  'ok' | 'reason' | 'next_open' | 'local_time'
>;

/** All that a lead's card shows. */
export interface LeadView {
  lead: Lead;
  tasks: FollowupTask[];
  deal: Deal | null;
  missing: MissingPart[];
  gates: LeadGate[];
}

/** Reads what a lead's card shows; what the caller has is not read again. */
export function leadView(deps: DealsDeps) {
  return async (lead: Lead, given: Partial<Omit<LeadView, 'lead' | 'gates'>> = {}): Promise<LeadView> => {
    const tasks = given.tasks ?? (await deps.ladder.tasksOf(lead._id));
    const deal = given.deal === undefined ? await latestDeal(deps.deals, lead._id) : given.deal;
    const gates = await gatesOf(deps, lead);
    return { lead, tasks, deal, missing: given.missing ?? deal?.missing ?? [], gates };
  };
}

async function gatesOf(deps: DealsDeps, lead: Lead): Promise<LeadGate[]> {
  if (lead.phone === undefined || lead.status === 'dead' || lead.status === 'closed') return [];
  const now = deps.clock.now();
  const { province, market, timezones, score: leadScore, phone: address } = lead;
  const together = await deps.policy.together([address]);
  const gates: LeadGate[] = [];
  for (const channel of ['CALL', 'SMS'] as const) {
    const question = { channel, province, market, timezones, leadScore, address, when: { at: now } };
    gates.push({ channel, ...(await together.decide(question, now)) });
  }
  return gates;
}
