import { type UseContext } from '../../src/contract/command';
import { type Reply, type Showing } from '../../src/contract/view';
import { leadCard } from '../../src/deals/lead.card';
import { UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { editLeadForm } from '../../src/leads/lead-edit.card';
import { type Lead } from '../../src/leads/lead.model';
import { type LeadDeps } from './take-in';

/** @throws UserError `not_found` in the reader's language */
export async function needLead({ leads }: Pick<LeadDeps, 'leads'>, id: string): Promise<Lead> {
  const found = await leads.find(id as LeadId);
  if (found) return found;
  throw new UserError('not_found', `There is no lead ${id}.`, { reason: 'lead_not_found', extra: { id } });
}

export async function showLead(lead: Lead, { deals }: LeadDeps, { t }: UseContext): Promise<Reply> {
  return leadCard(await deals.view(lead), t);
}

export function showEdit(lead: Lead, t: Translate): Showing {
  return { show: editLeadForm(lead, t) };
}
