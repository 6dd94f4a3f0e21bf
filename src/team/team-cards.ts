import { type Cards, type DrawnCards } from '../contract/ports';
import { translator } from '../i18n/translate';
import { type Team } from './team';

/** Draws each card in the team's language before it is written. */
export function teamCards(drawn: DrawnCards, { language }: Pick<Team, 'language'>): Cards {
  return {
    put: async ({ view, ...card }) =>
      drawn.put({ ...card, view: typeof view === 'function' ? view(translator(await language())) : view }),
  };
}
