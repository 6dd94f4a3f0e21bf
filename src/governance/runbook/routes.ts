import { z } from 'zod';
import { defineRoute } from '../../contract/route';
import { translator } from '../../i18n/translate';
import { instant, textField } from '../../rest-fields';
import { CHECK_IDS } from './finding';
import { type Judged, type RunbookLook } from './judge.rules';
import { type Runbook } from './runbook';

const checkOutput = z.object({
  id: z.enum(CHECK_IDS),
  state: z.enum(['green', 'red', 'unavailable']),
  detail: z.string(),
  passes: z.boolean().meta({ description: 'Green, or acknowledged' }),
  acknowledged: z.object({ by: z.string(), reason: z.string(), until: instant }).nullable(),
});
const verdict = { ok_to_enable_go_live: z.boolean(), blocking: z.array(z.enum(CHECK_IDS)) };
const runOutput = z.object({
  id: z.string(),
  at: instant,
  by: z.string(),
  ...verdict,
  checks: z.array(checkOutput),
});

const t = translator('en');

function shownCheck({ id, state, text, params, passes, acknowledged }: Judged) {
  return {
    id,
    state,
    detail: t(text, params),
    passes,
    acknowledged: acknowledged && { ...acknowledged, until: acknowledged.until.toISOString() },
  };
}

const shownVerdict = ({ ok_to_enable_go_live, blocking }: Omit<RunbookLook, 'checks'>) => ({
  ok_to_enable_go_live,
  blocking,
});

type Deps = { runbook: Runbook };

export const runbookRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/runbook/status',
    summary: 'May go-live be turned on, and what blocks it; every check is made now',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.object(verdict),
    run: async (_, { runbook }: Deps) => shownVerdict(await runbook.look()),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/runbook/checks',
    summary: 'Every check of the runbook, made now',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(checkOutput),
    run: async (_, { runbook }: Deps) => (await runbook.look()).checks.map(shownCheck),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/runbook/checks/{id}/acknowledge',
    summary: 'Take a check that is not green on oneself for 24 hours; not policies and migrations',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      id: z.enum(CHECK_IDS, { error: `must be one of ${CHECK_IDS.join(', ')}` }),
      reason: textField(1000),
    }),
    output: z.object({ id: z.enum(CHECK_IDS), by: z.string(), reason: z.string(), until: instant }),
    run: async ({ id, reason }, { runbook }: Deps, { actor }) => {
      const { by, until } = await runbook.acknowledge(id, reason, actor);
      return { id, by, reason, until: until.toISOString() };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/runbook/run',
    summary: 'Run the smoke test and every check, and keep the run',
    role: 'manager',
    effect: 'flow',
    input: z.strictObject({}),
    output: runOutput,
    run: async (_, { runbook }: Deps, { actor }) => {
      const { _id, at, by, ok, blocking, checks } = await runbook.run(actor);
      return {
        id: _id,
        at: at.toISOString(),
        by,
        ...shownVerdict({ ok_to_enable_go_live: ok, blocking }),
        checks: checks.map(shownCheck),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/runbook/history',
    summary: 'The last runs of the runbook, newest first',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      limit: z
        .int({ error: 'must be a whole number from 1 to 200' })
        .min(1, { error: 'must be from 1 to 200' })
        .max(200, { error: 'must be from 1 to 200' })
        .default(20),
    }),
    output: z.array(z.object({ id: z.string(), at: instant, by: z.string(), ...verdict })),
    run: async ({ limit }, { runbook }: Deps) =>
      (await runbook.history(limit)).map(({ _id, at, by, ok, blocking }) => ({
        id: _id,
        at: at.toISOString(),
        by,
        ok_to_enable_go_live: ok,
        blocking,
      })),
  }),
];
