import { defineHomeSection } from '../../src/contract/home-section';
import { dueHome, HOME_ROWS } from '../../src/ladder/due-home.card';
import { DUE_MOST, dueEntries } from '../../src/ladder/due-list.card';
import { type DueDeps, leadsOf } from './list';

export const dueHomeSection = defineHomeSection<DueDeps>({
  id: 'due',
  role: 'viewer',
  blocks: async ({ ladder, leads }, { actor, t }) => {
    const due = await ladder.due({ owner: actor.id, limit: DUE_MOST, include_closed: true });
    const shown = dueEntries(due).slice(0, HOME_ROWS);
    return dueHome({ due, leads: await leadsOf(shown, leads), owner: actor.id }, t);
  },
});
