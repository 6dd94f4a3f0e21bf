import { hasRole, type Role } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { UserError } from '../../src/errors';
import { tripwireStateCard } from '../../src/tripwire/state.card';
import { throttlesCard } from '../../src/tripwire/throttle.card';
import { type Tripwire } from '../../src/tripwire/tripwire';
import { parseTripwire, type TripwireUse } from './parse';

/** Settings are an admin's (spec 4.1). */
function roleOf({ kind }: TripwireUse): Role {
  if (kind === 'state' || kind === 'throttles') return 'viewer';
  return kind === 'auto' ? 'admin' : 'manager';
}

export const tripwireCommand = defineCommand<{ tripwire: Tripwire }, TripwireUse>({
  name: '/tripwire',
  family: 'tripwire',
  summary: 'What drifts: the numbers against what is normal; evaluate now, mute, pin a baseline, throttles',
  usage:
    '[evaluate | throttles | mute|unmute <metric> [province [market]] | baseline <metric> [value|trailing] | auto on|off]',
  fr: {
    summary:
      'Ce qui dérive : les chiffres face à la normale ; évaluer maintenant, mettre en sourdine, fixer une base, mesures',
    usage:
      '[évaluer | mesures | sourdine|reprendre <mesure> [province [marché]] | base <mesure> [valeur|glissante] | auto on|off]',
  },
  examples: [
    '',
    'evaluate',
    'throttles',
    'mute blocking_rate ON',
    'unmute blocking_rate ON',
    'baseline liquidity 0.72',
    'baseline blocking_rate trailing',
  ],
  role: 'viewer',
  effect: 'read',
  needs: (use) => ({ role: roleOf(use), effect: roleOf(use) === 'viewer' ? 'read' : 'write' }),
  parse: (text, { t }) => parseTripwire(text, t),

  async run(use, { tripwire }, { actor, t }) {
    const needed = roleOf(use);
    if (!hasRole(actor, needed)) {
      throw new UserError('forbidden', t('error.forbidden', { needed, role: actor.role }));
    }
    if (use.kind === 'throttles') return throttlesCard(await tripwire.throttles.list(), t);
    if (use.kind === 'auto') {
      await tripwire.setAuto(use.on, actor);
      return { text: t(use.on ? 'throttle.auto_on' : 'throttle.auto_off') };
    }
    if (use.kind === 'mute') await tripwire.muteAt(use.metric, use.scope, actor);
    if (use.kind === 'unmute') await tripwire.unmute(use.metric, use.scope, actor);
    if (use.kind === 'evaluate') await tripwire.evaluate(actor);
    if (use.kind === 'baseline') await tripwire.setBaseline(use.metric, use.value, actor);
    return tripwireStateCard(await tripwire.state(), t);
  },
});
