import { defineHomeSection } from '../../src/contract/home-section';
import { tripwireHome } from '../../src/tripwire/home.card';
import { type Tripwire } from '../../src/tripwire/tripwire';

export const tripwireHomeSection = defineHomeSection<{ tripwire: Pick<Tripwire, 'state'> }>({
  id: 'tripwire',
  role: 'viewer',
  blocks: async ({ tripwire }, { t }) => tripwireHome(await tripwire.state(), t),
});
