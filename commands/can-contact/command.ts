import { defineCommand } from '../../src/contract/command';
import { type LeadId } from '../../src/ids';
import { type Leads } from '../../src/leads/leads';
import { type ContactQuestion } from '../../src/policy/ask-gate';
import { type Policy } from '../../src/policy/policy';
import { contactAnswer } from '../../src/reminders/contact-answer.card';
import { parseQuestion } from './question';

type Deps = { policy: Policy; leads: Pick<Leads, 'find'> };

export const canContact = defineCommand<Deps, ContactQuestion>({
  name: '/cancontact',
  aliases: /^\/can-?contact$/i,
  family: 'can-contact',
  summary: 'May this contact be made there and then?',
  usage:
    '<province, city, number, e-mail or L-number> [SMS|CALL|EMAIL] [<today, tomorrow, weekday or date> <HH:MM>]',
  fr: {
    summary: 'Peut-on joindre cette personne, là-bas, à ce moment ?',
    usage:
      '<province, ville, numéro, courriel ou L-numéro> [SMS|APPEL|COURRIEL] [<aujourd’hui, demain, jour ou date> <HH:MM>]',
  },
  examples: ['ON Toronto SMS', '+14165550134 call tomorrow 19:30', 'L-1042', 'QC Laval SMS sunday 11:00'],
  role: 'viewer',
  effect: 'read',

  parse: (text, { t }) => parseQuestion(text, t),

  async run(question, { policy, leads }, { t, now }) {
    const decision = await policy.askGate(question);
    const { leadId } = question;
    const lead = leadId === undefined ? null : await leads.find(leadId as LeadId);
    return contactAnswer({ question, decision, lead, now }, t);
  },
});
