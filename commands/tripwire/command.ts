import { hasRole } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { UserError } from '../../src/errors';
import { tripwireStateCard } from '../../src/tripwire/state.card';
import { type Tripwire } from '../../src/tripwire/tripwire';
import { parseTripwire, type TripwireUse } from './parse';

export const tripwireCommand = defineCommand<{ tripwire: Tripwire }, TripwireUse>({
  name: '/tripwire',
  family: 'tripwire',
  summary: 'What drifts: the numbers against what is normal; evaluate now, pin a baseline',
  usage: '[evaluate | baseline <metric> [value|trailing]]',
  fr: {
    summary: 'Ce qui dérive : les chiffres face à la normale ; évaluer maintenant, fixer une base',
    usage: '[évaluer | base <mesure> [valeur|glissante]]',
  },
  examples: ['', 'evaluate', 'baseline liquidity 0.72', 'baseline blocking_rate trailing'],
  role: 'viewer',
  effect: 'read',
  needs: ({ kind }) => (kind === 'state' ? {} : { role: 'manager', effect: 'write' }),
  parse: (text, { t }) => parseTripwire(text, t),

  async run(use, { tripwire }, { actor, t }) {
    if (use.kind !== 'state' && !hasRole(actor, 'manager')) {
      throw new UserError('forbidden', t('error.forbidden', { needed: 'manager', role: actor.role }));
    }
    if (use.kind === 'evaluate') await tripwire.evaluate(actor);
    if (use.kind === 'baseline') await tripwire.setBaseline(use.metric, use.value, actor);
    return tripwireStateCard(await tripwire.state(), t);
  },
});
