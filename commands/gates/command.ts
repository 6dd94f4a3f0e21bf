import { hasRole } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { UserError } from '../../src/errors';
import { type GateChange } from '../../src/heimdall/gates';
import { gateLine, gatesCard } from '../../src/heimdall/gates.card';
import { type Heimdall } from '../../src/heimdall/heimdall';
import { parseGates } from './parse';

type Deps = { heimdall: Pick<Heimdall, 'gates' | 'upsertGate'> };

export const gates = defineCommand<Deps, GateChange | null>({
  name: '/gates',
  family: 'gates',
  summary: 'How sure the bot has to be before it does something by itself; set a gate',
  usage: '[<domain> <action> <allowed from> [ask <from>] because <reason>]',
  fr: {
    summary: 'À quel point le bot doit être sûr avant d’agir de lui-même ; régler un seuil',
    usage: '[<domaine> <action> <permis dès> [demander <dès>] parce que <raison>]',
  },
  examples: [
    '',
    'OFFERS make 0.8 ask 0.5 because we begin with care',
    'OFFERS make 80% because all went well',
  ],
  role: 'viewer',
  effect: 'read',
  needs: (change) => (change === null ? {} : { role: 'manager', effect: 'write' }),
  parse: (text, { t }) => parseGates(text, t),

  async run(change, { heimdall }, { actor, t }) {
    if (change === null) return gatesCard(await heimdall.gates(), t);
    if (!hasRole(actor, 'manager'))
      throw new UserError('forbidden', t('error.forbidden', { needed: 'manager', role: actor.role }));
    return { text: gateLine(await heimdall.upsertGate(change, actor), t) };
  },
});
