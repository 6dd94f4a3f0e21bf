import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { translator } from '../i18n/translate';
import { idField, instant, scoreField, textField } from '../rest-fields';
import { type HeimdallAlert } from './alert.model';
import { type ConfidenceGate } from './gate.model';
import { ACTION, DOMAIN } from './gate-names.rules';
import { type Heimdall } from './heimdall';

const domainField = z
  .string({ error: 'must be a domain such as OFFERS' })
  .regex(DOMAIN, { error: 'must be a domain in capital letters, such as OFFERS' })
  .meta({ examples: ['OFFERS'] });
const actionField = z
  .string({ error: 'must be an action such as make' })
  .regex(ACTION, { error: 'must be an action in small letters, such as make' })
  .meta({ examples: ['make'] });
const confidence = z.number().meta({ description: '0 to 1' });

const limits = {
  min_confidence: confidence.meta({ description: 'From this confidence on it is allowed, 0 to 1' }),
  ask_from: confidence.meta({ description: 'From this confidence on a person is asked; below it is denied' }),
};
const gateOutput = z.object({
  domain: z.string(),
  action: z.string(),
  ...limits,
  version: z.int(),
  changed_by: z.string(),
  changed_at: instant,
  reason: z.string(),
});
const alertOutput = z.object({
  id: z.string(),
  key: z.string().meta({ description: 'What it is about: of one key at most one alert is open' }),
  domain: z.string(),
  severity: z.enum(['info', 'warning', 'critical']),
  text: z.string(),
  state: z.enum(['open', 'acknowledged']),
  raised_at: instant,
  acknowledged_by: z.string().nullable(),
  acknowledged_at: instant.nullable(),
});

const shownGate = ({ _id, ...gate }: ConfidenceGate) => ({
  ...gate,
  changed_at: gate.changed_at.toISOString(),
});
const shownAlert = ({ _id, key, domain, severity, what, params, ...alert }: HeimdallAlert) => ({
  id: _id,
  key,
  domain,
  severity,
  text: translator('en')(what, params),
  state: alert.state,
  raised_at: alert.raised_at.toISOString(),
  acknowledged_by: alert.acknowledged_by ?? null,
  acknowledged_at: alert.acknowledged_at?.toISOString() ?? null,
});

type Deps = { heimdall: Heimdall };

export const heimdallRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/heimdall/gates',
    summary: 'How sure the product has to be before it does something by itself',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(gateOutput),
    run: async (_, { heimdall }: Deps) => (await heimdall.gates()).map(shownGate),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/heimdall/gates/upsert',
    summary: 'Set one gate: allowed from one confidence on, a person is asked from another on, else denied',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      domain: domainField,
      action: actionField,
      min_confidence: scoreField,
      ask_from: scoreField.default(0),
      reason: textField(1000),
    }),
    output: gateOutput,
    run: async (input, { heimdall }: Deps, { actor }) => shownGate(await heimdall.upsertGate(input, actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/heimdall/evaluate',
    summary: 'May this be done by itself with this confidence? Without a gate a person is asked',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ domain: domainField, action: actionField, confidence: scoreField }),
    output: z.object({
      verdict: z.enum(['allow', 'ask', 'deny']),
      reason: z.enum(['sure_enough', 'not_sure_enough', 'too_unsure', 'no_gate']),
      min_confidence: limits.min_confidence.nullable(),
      ask_from: limits.ask_from.nullable(),
      gate_version: z
        .int()
        .nullable()
        .meta({ description: 'Of the gate that was asked; null: there is none' }),
    }),
    run: async (input, { heimdall }: Deps) => {
      const { verdict, reason, gate } = await heimdall.ask(input.domain, input.action, input.confidence);
      return {
        verdict,
        reason,
        min_confidence: gate?.min_confidence ?? null,
        ask_from: gate?.ask_from ?? null,
        gate_version: gate?.version ?? null,
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/heimdall/alerts',
    summary: 'The alert feed, the newest first',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      state: z
        .enum(['open', 'acknowledged', 'all'], { error: 'must be open, acknowledged or all' })
        .default('open'),
      limit: z
        .int({ error: 'must be a whole number such as 20' })
        .min(1, { error: 'must be from 1 to 200, such as 20' })
        .max(200, { error: 'must be from 1 to 200, such as 20' })
        .default(20),
    }),
    output: z.array(alertOutput),
    run: async ({ state, limit }, { heimdall }: Deps) =>
      (await heimdall.alerts(state, limit)).map(shownAlert),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/heimdall/alerts/{id}/acknowledge',
    summary: 'Say that somebody knows of it; whoever comes second changes nothing',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ id: idField }),
    output: alertOutput,
    run: async ({ id }, { heimdall }: Deps, { actor }) =>
      shownAlert((await heimdall.acknowledge(id, actor)).alert),
  }),
];
