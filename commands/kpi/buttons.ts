import { defineButton } from '../../src/contract/command';
import { answerKpi, type KpiDeps, parseQuestion } from './question';

/** Another view, in the place of the one before; a button's value is what one would type. */
function pageButton(id: string) {
  return defineButton<KpiDeps>({
    id,
    role: 'viewer',
    effect: 'read',
    run: async (value, deps, { t }) => ({
      ...(await answerKpi(parseQuestion(value, t), deps, t)),
      replaces: true,
    }),
  });
}

export const kpiButtons = [
  pageButton('kpi.today'),
  pageButton('kpi.week'),
  pageButton('kpi.all'),
  pageButton('kpi.province'),
  pageButton('kpi.actor'),
  pageButton('kpi.errors'),
];
