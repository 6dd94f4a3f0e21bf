import { defineButton } from '../../src/contract/command';
import { isCheckId } from '../../src/governance/runbook/finding';
import { acknowledgeForm, runbookCard } from '../../src/governance/runbook/runbook.card';
import { type Runbook } from '../../src/governance/runbook/runbook';

export const runbookButtons = [
  defineButton<{ runbook: Runbook }>({
    id: 'runbook.run',
    role: 'manager',
    effect: 'flow',
    run: async (_, { runbook }, { actor, t }) => {
      const { ok: ok_to_enable_go_live, blocking, checks } = await runbook.run(actor);
      return runbookCard({ ok_to_enable_go_live, blocking, checks }, t);
    },
  }),
  defineButton<object>({
    id: 'runbook.acknowledge',
    role: 'manager',
    effect: 'read',
    run: async (check, _deps, { t }) => {
      if (!isCheckId(check)) throw new Error(`no check in the button: ${check}`);
      return { show: acknowledgeForm(check, t) };
    },
  }),
];
