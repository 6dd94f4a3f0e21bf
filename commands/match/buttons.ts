import { defineButton } from '../../src/contract/command';
import { type DealId } from '../../src/ids';
import { type MatchDeps, showPlan } from './show';

export const matchButtons = [
  defineButton<MatchDeps>({
    id: 'match.show',
    role: 'agent',
    effect: 'read',
    run: (id, deps, { t }) => showPlan(id as DealId, deps, t),
  }),
];
