import { type Translate } from '../i18n/translate';
import { type ColdGate } from './cold-gate';

/** What stands beside an offer in a market where too few buyers answer. */
export function coldLine({ score }: Pick<ColdGate, 'score'>, t: Translate): string {
  return t('cold.warning', { score: Math.floor(score) });
}
