import { defineButton } from '../../src/contract/command';
import { dealCard } from '../../src/deals/deal.card';
import { dealForm } from '../../src/deals/deal-form.card';
import { nextStage, type Stage } from '../../src/deals/stage.rules';
import { type DealId } from '../../src/ids';
import { type DealDeps, move } from './move';

export const dealButtons = [
  defineButton<DealDeps>({
    id: 'deal.show',
    role: 'viewer',
    effect: 'read',
    run: async (id, { deals }, { t }) => dealCard(await deals.show(id as DealId), t),
  }),
  defineButton<DealDeps>({
    id: 'deal.edit',
    role: 'agent',
    effect: 'read',
    run: async (id, { deals }, { t }) => ({ show: dealForm((await deals.show(id as DealId)).deal, t) }),
  }),
  // From where the person saw it: of two who press, or of a press on an old card, only one moves it.
  defineButton<DealDeps>({
    id: 'deal.next',
    role: 'agent',
    effect: 'write',
    run: (value, deps, context) => {
      const [id, from] = value.split(' ') as [DealId, Stage];
      return move(id, { stage: nextStage(from) ?? from, from }, deps, context);
    },
  }),
];
