import { defineButton } from '../../src/contract/command';
import { type Ladder } from '../../src/ladder/ladder';
import { slaCard } from '../../src/ladder/sla.card';
import { parseSla } from './parse';

/** Another view, in the place of the one before; a button's value is what one would type. */
function pageButton(id: string) {
  return defineButton<{ ladder: Pick<Ladder, 'slaReport'> }>({
    id,
    role: 'viewer',
    effect: 'read',
    run: async (value, { ladder }, { actor, t }) => ({
      ...slaCard(await ladder.slaReport(parseSla(value, { actor, t })), t),
      replaces: true,
    }),
  });
}

export const slaButtons = [
  pageButton('sla.today'),
  pageButton('sla.week'),
  pageButton('sla.month'),
  pageButton('sla.day'),
  pageButton('sla.owner'),
  pageButton('sla.province'),
];
