import { defineButton } from '../../src/contract/command';
import { type Mornings } from '../../src/mornings/mornings';

type Deps = { mornings: Pick<Mornings, 'choose'> };

/** The App Home, shown anew, is the answer. */
export const settingsButtons = [
  defineButton<Deps>({
    id: 'settings.morning-off',
    role: 'viewer',
    effect: 'write',
    run: async (_value, { mornings }, { actor }) => void (await mornings.choose(actor, false)),
  }),
  defineButton<Deps>({
    id: 'settings.morning-on',
    role: 'viewer',
    effect: 'write',
    run: async (_value, { mornings }, { actor }) => void (await mornings.choose(actor, true)),
  }),
];
