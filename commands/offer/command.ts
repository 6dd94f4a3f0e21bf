import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Answer } from '../../src/contract/view';
import { offerCard, openOffersView } from '../../src/offers/offer.card';
import { offerPoliciesView } from '../../src/offers/offer-policies.card';
import { computeReply, houseOfLead } from './compute';
import { endAndShow } from './decide';
import { type OfferDeps } from './deps';
import { showOfferForm } from './form';
import { type OfferInput, parseOffer } from './parse';
import { changePolicy } from './policies';

/** Open offers that one answer shows. */
const SHOWN = 20;

export const offer = defineCommand<OfferDeps, OfferInput>({
  name: '/offer',
  family: 'offer',
  summary: 'Compute the most that may be offered for a house, make an offer, say how it ended',
  usage:
    '[<ARV> <repairs> <province> [city] [holding <amount>] | L-<number> | O-<number> [accepted|declined|countered [amount]] | open | policies | policy <province> [city] [on|off] [multiplier <share>] [fees <amount>] [assignment <amount>] [because <reason>]]',
  fr: {
    summary: 'Calculer le plus que l’on puisse offrir, faire une offre, dire comment elle a fini',
    usage:
      '[<VAR> <travaux> <province> [ville] [portage <montant>] | L-<numéro> | O-<numéro> [acceptée|refusée|contrée [montant]] | ouvertes | politiques | politique <province> [ville] [oui|non] [multiplicateur <part>] [frais <montant>] [cession <montant>] [parce que <raison>]]',
  },
  examples: [
    '',
    '450000 50000 ON Toronto',
    '500k 40k QC holding 3000',
    'L-1042',
    'O-1012',
    'O-1012 countered 280000',
    'open',
    'policies',
    'policy ON on',
    'policy ON Toronto multiplier 0.68 fees 3000 because margins are thin',
  ],
  role: 'agent',
  effect: 'write',
  needs: ({ kind }) => NEEDS[kind],
  parse: parseOffer,
  run: (input, deps, context) => answer(input, deps, context),
});

const NEEDS = {
  form: { effect: 'read' },
  show: { effect: 'read' },
  open: { effect: 'read' },
  policies: { effect: 'read' },
  compute: {},
  lead: {},
  end: {},
  policy: { role: 'manager' },
} as const;

async function answer(input: OfferInput, deps: OfferDeps, context: UseContext): Promise<Answer> {
  const { offers } = deps;
  const { t } = context;
  switch (input.kind) {
    case 'form':
      return { show: await showOfferForm({}, {}, deps, t) };
    case 'compute': {
      const { kind: _, ...house } = input;
      return computeReply(house, deps, context);
    }
    case 'lead':
      return computeReply(await houseOfLead(input.id, deps, context), deps, context);
    case 'show':
      return offerCard(await offers.find(input.id), t, { own: true });
    case 'end':
      return (await endAndShow(input, deps, context)).card;
    case 'open':
      return openOffersView(await offers.open(SHOWN), await offers.countOpen(), t);
    case 'policies':
      return offerPoliciesView(await offers.list(), t);
    case 'policy':
      return changePolicy(input.change, deps, context);
  }
}
