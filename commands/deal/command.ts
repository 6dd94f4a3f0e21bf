import { defineCommand, type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { dealCard } from '../../src/deals/deal.card';
import { foundDealsView, pipelineView } from '../../src/deals/deal-list.card';
import { type DealDeps, give, move } from './move';
import { type DealInput, parseDeal } from './parse';

/** Shown at once; each has a line and a button. */
const SHOWN = 15;

export const deal = defineCommand<DealDeps, DealInput>({
  name: '/deal',
  family: 'deal',
  summary: 'Houses under way: where each stands, who takes it over, what buyers say',
  usage:
    '[mine | find <text> | D-<number> | D-<number> <stage> [B-<number> | <why>] | assign D-<number> @user]',
  fr: {
    summary: 'Les dossiers en cours : où en est chacun, qui le reprend, ce que disent les acheteurs',
    usage:
      '[miens | trouver <texte> | D-<numéro> | D-<numéro> <étape> [B-<numéro> | <pourquoi>] | attribuer D-<numéro> @personne]',
  },
  examples: [
    '',
    'D-12',
    'find king st',
    'D-12 under contract',
    'D-12 assigned B-7',
    'D-12 fell through the seller kept it',
    'assign D-12 @anna',
  ],
  role: 'viewer',
  effect: 'read',
  needs: ({ kind }) => (kind === 'move' || kind === 'assign' ? { role: 'agent', effect: 'write' } : {}),
  parse: parseDeal,
  run: answer,
});

async function answer(input: DealInput, deps: DealDeps, context: UseContext): Promise<Reply> {
  const { deals } = deps;
  const { t } = context;
  switch (input.kind) {
    case 'pipeline':
      return pipelineView(await deals.pipeline(SHOWN, input.owner), t);
    case 'find':
      return foundDealsView(await deals.search(input.text, SHOWN), input.text, t);
    case 'show':
      return dealCard(await deals.show(input.id), t);
    case 'move':
      return move(input.id, input, deps, context);
    case 'assign':
      return give(input.id, input.owner, deps, context);
  }
}
