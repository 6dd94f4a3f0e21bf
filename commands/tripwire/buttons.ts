import { defineButton } from '../../src/contract/command';
import { alertCard } from '../../src/tripwire/alert.card';
import { explainCard } from '../../src/tripwire/explain.card';
import { throttleCard } from '../../src/tripwire/throttle.card';
import { type Tripwire } from '../../src/tripwire/tripwire';

type Deps = { tripwire: Tripwire };

/** What a press does to a throttle, shown to whoever pressed; the alert's card follows by itself. */
function stepButton(id: string, verb: 'approve' | 'reject' | 'revert') {
  return defineButton<Deps>({
    id,
    role: 'manager',
    effect: 'write',
    run: async (throttle, { tripwire }, { actor, t }) =>
      throttleCard(await tripwire.throttles[verb](throttle, actor), t),
  });
}

export const tripwireButtons = [
  stepButton('throttle.approve', 'approve'),
  stepButton('throttle.reject', 'reject'),
  stepButton('throttle.revert', 'revert'),
  defineButton<Deps>({
    id: 'tripwire.mute',
    role: 'manager',
    effect: 'write',
    run: async (id, { tripwire }, { actor, t }) => {
      const alert = await tripwire.mute(id, actor);
      return alertCard(alert, await tripwire.throttleOf(alert), t);
    },
  }),
  defineButton<Deps>({
    id: 'tripwire.explain',
    role: 'viewer',
    effect: 'read',
    run: async (id, { tripwire }, { t }) => explainCard(await tripwire.alert(id), t),
  }),
];
