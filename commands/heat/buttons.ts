import { type Buyers } from '../../src/buyers/buyers';
import { heatCard } from '../../src/buyers/heat.card';
import { defineButton } from '../../src/contract/command';

export const heatButtons = [
  defineButton<{ buyers: Pick<Buyers, 'heat'> }>({
    id: 'heat.show',
    role: 'viewer',
    effect: 'read',
    run: async (_value, { buyers }, { t }) => ({ ...heatCard(await buyers.heat(), t), replaces: true }),
  }),
];
