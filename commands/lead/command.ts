import { defineCommand } from '../../src/contract/command';
import { type Deals } from '../../src/deals/deals';
import { leadCard } from '../../src/deals/lead.card';
import { InputError, UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { type Ladder } from '../../src/ladder/ladder';
import { type Leads } from '../../src/leads/leads';
import { type ParsedLead, parseLeadLine } from '../../src/leads/parse-lead.rules';
import { cents } from '../../src/money';

type Input = { kind: 'new'; lead: ParsedLead } | { kind: 'show'; id: LeadId };

export const lead = defineCommand<{ deals: Deals; leads: Leads; ladder: Ladder }, Input>({
  name: '/lead',
  family: 'lead',
  summary: 'Take a seller in, or show one',
  usage:
    '<name> <phone or e-mail> [address] [ARV <amount>] [repairs <amount>] [score <0–1>] [source <word>] | L-<number>',
  fr: {
    summary: 'Enregistrer un vendeur, ou en montrer un',
    usage:
      '<nom> <téléphone ou courriel> [adresse] [ARV <montant>] [travaux <montant>] [score <0–1>] [source <mot>] | L-<numéro>',
  },
  examples: [
    'Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form',
    'L-1042',
  ],
  role: 'agent',
  effect: 'flow',

  parse(text, { t }) {
    const id = /^L-\d+$/i.exec(text.trim());
    if (id) return { kind: 'show', id: id[0].toUpperCase() as LeadId };
    const line = parseLeadLine(text, t);
    if ('issues' in line) throw new InputError(line.issues);
    return { kind: 'new', lead: line.lead };
  },

  async run(input, { deals, leads, ladder }, { actor, intentKey, t }) {
    if (input.kind === 'show') {
      const found = await leads.find(input.id);
      if (!found) throw new UserError('not_found', t('lead.not_found', { id: input.id }));
      const deal = await deals.latestOf(found._id);
      return leadCard(found, await ladder.tasksOf(found._id), deal, deal?.missing ?? [], t);
    }
    const { arv, repairs } = input.lead;
    const facts = { ...input.lead, source: input.lead.source ?? 'slack', owner: actor.id };
    const numbers =
      arv === undefined || repairs === undefined ? null : { arv, repairs, holding_cost: cents(0) };
    const result = await deals.leadToDeal(facts, numbers, actor, intentKey);
    const tasks = await ladder.tasksOf(result.lead._id);
    const card = leadCard(result.lead, tasks, result.deal, result.missing, t);
    const said = t(result.created ? 'lead.created' : 'lead.updated', { id: result.lead._id });
    return {
      text: `${said} ${card.text}`,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: said } }, ...(card.blocks ?? [])],
    };
  },
});
