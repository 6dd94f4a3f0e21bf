import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type DealId } from '../../src/ids';
import { type MatchDeps, showPlan } from './show';

export const match = defineCommand<MatchDeps, DealId>({
  name: '/match',
  family: 'match',
  summary: 'Who would be told of a deal, why, and who is left out and why; tells them with one button',
  usage: 'D-<number>',
  fr: {
    summary: 'Qui serait averti d’un dossier, pourquoi, et qui est laissé de côté ; les avertit d’un bouton',
    usage: 'D-<numéro>',
  },
  examples: ['D-1042'],
  role: 'agent',
  effect: 'read',
  parse(text, { t }) {
    const id = text.trim();
    if (/^D-\d+$/i.test(id)) return id.toUpperCase() as DealId;
    const message = id === '' ? t('parse.missing') : t('deal.not_id', { text: id });
    throw new InputError([{ path: 'deal', message, example: 'D-1042' }]);
  },
  run: (id, deps, { t }) => showPlan(id, deps, t),
});
