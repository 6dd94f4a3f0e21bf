import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type Reply } from '../../src/contract/view';
import { type Kpi } from '../../src/kpi/kpi';
import { kpiCard, kpiErrorsCard, kpiRowsCard } from '../../src/kpi/kpi.card';
import { type KpiPeriod } from '../../src/kpi/kpi-report';

const ERRORS_SHOWN = 20;

export interface KpiQuestion {
  period: KpiPeriod;
  view: 'all' | 'province' | 'actor' | 'errors';
}

export type KpiDeps = { kpi: Pick<Kpi, 'report' | 'errors'> };

/** Words in either language, in any order. @throws InputError that names the word */
export function parseQuestion(text: string, t: Translate): KpiQuestion {
  const question: KpiQuestion = { period: 'today', view: 'all' };
  for (const word of text.trim().toLowerCase().split(/\s+/).filter(Boolean)) {
    if (/^(?:today|aujourd[’']?hui|jour)$/.test(word)) question.period = 'today';
    else if (/^(?:week|semaine)$/.test(word)) question.period = 'week';
    else if (/^provinces?$/.test(word)) question.view = 'province';
    else if (/^(?:persons?|people|personnes?)$/.test(word)) question.view = 'actor';
    else if (/^(?:errors?|erreurs?)$/.test(word)) question.view = 'errors';
    else if (!/^(?:by|par|la|this|cette)$/.test(word)) {
      throw new InputError([
        { path: 'view', message: t('kpi.not_view', { text: word }), example: 'week by province' },
      ]);
    }
  }
  return question;
}

export async function answerKpi(
  { period, view }: KpiQuestion,
  { kpi }: KpiDeps,
  t: Translate,
): Promise<Reply> {
  if (view === 'all') return kpiCard(await kpi.report.whole(period), t);
  if (view !== 'errors') return kpiRowsCard(await kpi.report.rows(period, view), t);
  const about = kpi.report.period(period);
  return kpiErrorsCard(await kpi.errors(about.span, ERRORS_SHOWN), about, t);
}
