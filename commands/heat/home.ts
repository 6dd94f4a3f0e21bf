import { type Buyers } from '../../src/buyers/buyers';
import { heatHome } from '../../src/buyers/heat.card';
import { defineHomeSection } from '../../src/contract/home-section';

export const heatHomeSection = defineHomeSection<{ buyers: Pick<Buyers, 'heat'> }>({
  id: 'heat',
  role: 'viewer',
  blocks: async ({ buyers }, { t }) => heatHome(await buyers.heat({}, 0), t),
});
