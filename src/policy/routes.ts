import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { InputError } from '../errors';
import { PROVINCES } from '../geo/provinces';
import {
  channelField,
  hhmmField,
  idField,
  instant,
  instantField,
  languageField,
  marketField,
  provinceField,
  scoreField,
  textField,
  weekdayField,
} from '../rest-fields';
import { isKnownCanadianZone } from '../time/zone-data';
import { explain } from './explain.rules';
import { GATE_REASONS, type GateInput } from './gate.types';
import { type MarketPolicy } from './market-policy.model';
import { policyRulesSchema } from './policy-rules.schema';
import { type Policy } from './policy';

const policyOutput = z.object({
  province: z.enum(PROVINCES),
  market: z.string(),
  enabled: z.boolean(),
  rules: z.record(z.string(), z.unknown()),
  version: z.int(),
  changed_by: z.string(),
  changed_at: instant,
});

function shown(policy: MarketPolicy) {
  const { province, market, enabled, rules, version, changed_by, changed_at } = policy;
  return {
    province,
    market,
    enabled,
    rules: { ...rules },
    version,
    changed_by,
    changed_at: changed_at.toISOString(),
  };
}

type ShownPolicy = ReturnType<typeof shown>;

/** A list that did not change is shown once. */
const shownLists = new WeakMap<readonly MarketPolicy[], ShownPolicy[]>();

function shownList(policies: readonly MarketPolicy[]): ShownPolicy[] {
  const known = shownLists.get(policies);
  if (known) return known;
  const list = policies.map(shown);
  Object.freeze(list);
  shownLists.set(policies, list);
  return list;
}

const canContactInput = z.strictObject({
  channel: channelField,
  province: provinceField.optional(),
  market: marketField.optional(),
  weekday: weekdayField.optional(),
  hhmm: hhmmField.optional(),
  at: instantField.optional(),
  timezone: z
    .string()
    .meta({ examples: ['America/Toronto'] })
    .refine(isKnownCanadianZone, { error: 'must be a time zone of Canada such as America/Toronto' })
    .optional(),
  lead_score: scoreField.optional(),
  to: textField(254)
    .meta({ examples: ['+14165550134'] })
    .optional(),
  lead_id: idField.optional(),
  /** Of `explain`. */
  language: languageField.default('en'),
});

/** Either a weekday with a time, or an instant, or now. */
function whenOf(input: z.output<typeof canContactInput>): GateInput['when'] | undefined {
  const { weekday, hhmm, at } = input;
  if (at !== undefined && (weekday ?? hhmm) !== undefined) {
    throw new InputError([
      { path: 'at', message: 'goes without weekday and hhmm', example: '2026-11-23T14:00:00Z' },
    ]);
  }
  if (at !== undefined) return { at };
  if (weekday === undefined && hhmm === undefined) return undefined;
  if (weekday === undefined) throw missing('weekday', 'goes with hhmm', '0');
  if (hhmm === undefined) throw missing('hhmm', 'goes with weekday', '09:30');
  return { weekday, minuteOfDay: hhmm };
}

function missing(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}

export const policyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/market/policies',
    summary: 'Market policies, of all provinces or of one',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ province: provinceField.optional() }),
    output: z.array(policyOutput),
    run: async ({ province }, { policy }: { policy: Policy }) => shownList(await policy.list(province)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/market/policies/upsert',
    summary: 'Store a new version of a market policy',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      province: provinceField,
      market: marketField,
      enabled: z.boolean().default(true),
      rules: policyRulesSchema,
      changed_by: textField(200).optional(),
      reason: textField(1000).meta({ examples: ['summer hours'] }),
    }),
    output: policyOutput,
    run: async (input, { policy }: { policy: Policy }, { actor }) => shown(await policy.upsert(actor, input)),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/market/effective',
    summary: 'The policy in force at a place',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ province: provinceField, market: marketField }),
    output: z.object({
      found: z.boolean(),
      rules: z.record(z.string(), z.unknown()).nullable(),
      scope: z.object({ province: z.enum(PROVINCES), market: z.string() }).nullable(),
      version: z.int().nullable(),
    }),
    run: async ({ province, market }, { policy }: { policy: Policy }) => {
      const found = await policy.effective(province, market);
      if (!found) return { found: false, rules: null, scope: null, version: null };
      const scope = { province: found.province, market: found.market };
      return { found: true, rules: { ...found.rules }, scope, version: found.version };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/market/can-contact',
    summary: 'May this contact be made there and then?',
    role: 'viewer',
    effect: 'read',
    input: canContactInput,
    output: z.object({
      ok: z.boolean(),
      reason: z.enum(GATE_REASONS),
      explain: z.array(z.string()),
      policy_scope: z.object({ province: z.enum(PROVINCES), market: z.string() }).nullable(),
      policy_version: z.int().nullable(),
      local_time: z.array(z.object({ timezone: z.string().optional(), local: z.string(), weekday: z.int() })),
      timezones: z.array(z.string()),
      window: z.object({ start: z.string(), end: z.string() }).nullable(),
      next_open: instant.nullable(),
      tz_data: z.string(),
    }),
    run: async (input, { policy }: { policy: Policy }) => {
      const decision = await policy.askGate({
        channel: input.channel,
        province: input.province,
        market: input.market,
        when: whenOf(input),
        timezone: input.timezone,
        leadScore: input.lead_score,
        to: input.to,
        leadId: input.lead_id,
      });
      return {
        ...decision,
        explain: explain(decision, input.language),
        next_open: decision.next_open?.toISOString() ?? null,
      };
    },
  }),
];
