import { defineHomeSection } from '../../src/contract/home-section';
import { type Ladder } from '../../src/ladder/ladder';
import { slaHome } from '../../src/ladder/sla-home.card';

export const slaHomeSection = defineHomeSection<{ ladder: Pick<Ladder, 'slaReport'> }>({
  id: 'sla',
  role: 'viewer',
  blocks: async ({ ladder }, { actor, t }) => {
    const week = { span: 'week', by: 'day' } as const;
    const mine = await ladder.slaReport({ ...week, owner: actor.id });
    return slaHome({ mine, team: await ladder.slaReport(week) }, t);
  },
});
