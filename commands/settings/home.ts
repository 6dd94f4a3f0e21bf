import { defineHomeSection } from '../../src/contract/home-section';
import { type Mornings } from '../../src/mornings/mornings';
import { settingsHome } from '../../src/mornings/settings.card';

export const settingsHomeSection = defineHomeSection<{ mornings: Pick<Mornings, 'choiceOf'> }>({
  id: 'settings',
  role: 'viewer',
  blocks: async ({ mornings }, { actor, t }) => settingsHome(await mornings.choiceOf(actor.id), t),
});
