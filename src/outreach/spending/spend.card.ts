import { type View } from '../../contract/view';
import { translator } from '../../i18n/translate';
import { type Cents, formatMoney } from '../../money';
import { slackDate } from '../../slack-text';
import { section } from '../../slack-blocks';

/** Told once a day: what is sent today has cost as much as it may. */
export function limitReachedCard(limit: Cents, goesOnAt: Date): View {
  const [en, fr] = (['en', 'fr'] as const).map((locale) => {
    const t = translator(locale);
    const params = { limit: formatMoney(limit, locale), at: slackDate(goesOnAt) };
    return { title: t('spend.reached', params), advice: t('spend.advice', params) };
  });
  const text = `*${en?.title}*\n${en?.advice}\n*${fr?.title}*\n${fr?.advice}`;
  return { text: en?.title ?? '', blocks: [section(text)] };
}
