import { defineButton } from '../../src/contract/command';
import { alertCard } from '../../src/tripwire/alert.card';
import { explainCard } from '../../src/tripwire/explain.card';
import { type Tripwire } from '../../src/tripwire/tripwire';

type Deps = { tripwire: Tripwire };

export const tripwireButtons = [
  defineButton<Deps>({
    id: 'tripwire.mute',
    role: 'manager',
    effect: 'write',
    run: async (id, { tripwire }, { actor, t }) => alertCard(await tripwire.mute(id, actor), t),
  }),
  defineButton<Deps>({
    id: 'tripwire.explain',
    role: 'viewer',
    effect: 'read',
    run: async (id, { tripwire }, { t }) => explainCard(await tripwire.alert(id), t),
  }),
];
