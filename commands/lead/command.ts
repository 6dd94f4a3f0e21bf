import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Answer } from '../../src/contract/view';
import { newLeadForm } from '../../src/leads/lead-form.card';
import { findReply } from './find';
import { parseLead, type LeadInput } from './parse';
import { needLead, showEdit, showLead } from './show';
import { takeIn, type LeadDeps } from './take-in';
import { assign, close, end, merge, revive } from './tend';

export const lead = defineCommand<LeadDeps, LeadInput>({
  name: '/lead',
  family: 'lead',
  summary: 'Take a seller in, or find, show and change one',
  usage:
    '[<name> <phone or e-mail> [address] [ARV <amount>] [repairs <amount>] [score <0–1>] [source <word>] [consent <basis>] | L-<number> | find <text> | edit L-<number> | assign L-<number> @user | dead L-<number> <why> | close L-<number> | revive L-<number> | merge L-<number> L-<number>]',
  fr: {
    summary: 'Enregistrer un prospect, ou en trouver, montrer et modifier un',
    usage:
      '[<nom> <téléphone ou courriel> [adresse] [ARV <montant>] [travaux <montant>] [score <0–1>] [source <mot>] [consentement <fondement>] | L-<numéro> | trouver <texte> | modifier L-<numéro> | attribuer L-<numéro> @personne | perdu L-<numéro> <pourquoi> | conclure L-<numéro> | reprendre L-<numéro> | fusionner L-<numéro> L-<numéro>]',
  },
  examples: [
    '',
    'Jane Doe 416-555-0134 12 King St W, Toronto ON, ARV 500k, repairs 40k, source web_form',
    'L-1042',
    'find king st',
    'assign L-1042 @anna',
    'dead L-1042 sold to a neighbour',
    'close L-1042',
  ],
  role: 'agent',
  effect: 'flow',
  needs: ({ kind }) => ({ effect: EFFECTS[kind] }),
  parse: parseLead,
  run: (input, deps, context) => answer(input, deps, context),
});

const EFFECTS = {
  form: 'read',
  find: 'read',
  show: 'read',
  edit: 'read',
  new: 'flow',
  assign: 'write',
  dead: 'write',
  close: 'write',
  revive: 'write',
  merge: 'write',
} as const satisfies Record<LeadInput['kind'], string>;

async function answer(input: LeadInput, deps: LeadDeps, context: UseContext): Promise<Answer> {
  switch (input.kind) {
    case 'form':
      return { show: newLeadForm({}, '', context.t) };
    case 'new':
      return takeIn(input.lead, deps, context);
    case 'find':
      return findReply(await deps.leads.search(input.text, FOUND), input.text, FOUND, context.t);
    case 'show':
      return showLead(await needLead(deps, input.id), deps, context);
    case 'edit':
      return showEdit(await needLead(deps, input.id), context.t);
    case 'assign':
      return assign(input.id, input.owner, deps, context);
    case 'dead':
      return end(input.id, input.why, deps, context);
    case 'close':
      return close(input.id, deps, context);
    case 'revive':
      return revive(input.id, deps, context);
    case 'merge':
      return merge(input, deps, context);
  }
}

/** Shown at once; each has a line and a button. */
const FOUND = 10;
