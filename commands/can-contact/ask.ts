import { type Reply } from '../../src/contract/view';
import { type UseContext } from '../../src/contract/command';
import { type LeadId } from '../../src/ids';
import { type Leads } from '../../src/leads/leads';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { type Policy } from '../../src/policy/policy';
import { contactAnswer } from '../../src/reminders/contact-answer.card';

export type AskDeps = { policy: Pick<Policy, 'askGate'>; leads: Pick<Leads, 'find'> };

/** @throws UserError for an address that the channel cannot reach, and a lead that is not there */
export async function ask(
  question: ContactQuestion,
  { policy, leads }: AskDeps,
  { t, now }: Pick<UseContext, 't' | 'now'>,
): Promise<Reply> {
  const decision = await policy.askGate(question);
  const { leadId } = question;
  const lead = leadId === undefined ? null : await leads.find(leadId as LeadId);
  return contactAnswer({ question, decision, lead, now }, t);
}
