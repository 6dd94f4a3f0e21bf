import { defineCommand } from '../../src/contract/command';
import { leadCard } from '../../src/deals/lead.card';
import { InputError, UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { newLeadForm } from '../../src/leads/lead-form.card';
import { type ParsedLead, parseLeadLine } from '../../src/leads/parse-lead.rules';
import { type LeadDeps, takeIn } from './take-in';

type Input = { kind: 'form' } | { kind: 'new'; lead: ParsedLead } | { kind: 'show'; id: LeadId };

export const lead = defineCommand<LeadDeps, Input>({
  name: '/lead',
  family: 'lead',
  summary: 'Take a seller in, or show one',
  usage:
    '[<name> <phone or e-mail> [address] [ARV <amount>] [repairs <amount>] [score <0–1>] [source <word>] | L-<number>]',
  fr: {
    summary: 'Enregistrer un vendeur, ou en montrer un',
    usage:
      '[<nom> <téléphone ou courriel> [adresse] [ARV <montant>] [travaux <montant>] [score <0–1>] [source <mot>] | L-<numéro>]',
  },
  examples: [
    '',
    'Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form',
    'L-1042',
  ],
  role: 'agent',
  effect: 'flow',

  needs: ({ kind }) => (kind === 'new' ? {} : { effect: 'read' }),

  parse(text, { t }) {
    if (text.trim() === '') return { kind: 'form' };
    const id = /^L-\d+$/i.exec(text.trim());
    if (id) return { kind: 'show', id: id[0].toUpperCase() as LeadId };
    const line = parseLeadLine(text, t);
    if ('issues' in line) throw new InputError(line.issues);
    return { kind: 'new', lead: line.lead };
  },

  async run(input, deps, context) {
    const { t } = context;
    if (input.kind === 'form') return { show: newLeadForm({}, '', t) };
    if (input.kind === 'new') return takeIn(input.lead, deps, context);
    const found = await deps.leads.find(input.id);
    if (!found) throw new UserError('not_found', t('lead.not_found', { id: input.id }));
    const deal = await deps.deals.latestOf(found._id);
    return leadCard(found, await deps.ladder.tasksOf(found._id), deal, deal?.missing ?? [], t);
  },
});
