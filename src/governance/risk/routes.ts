import { z } from 'zod';
import { defineRoute } from '../../contract/route';
import { toDollars } from '../../money';
import { dollars, idField, instant, instantField, moneyField, textField } from '../../rest-fields';
import { type Exposure } from './exposure.rules';
import { type Reservation } from './reservation.model';
import { type Risk } from './risk';
import { type RiskPolicy } from './risk-policy.model';

const domainField = z
  .string({ error: 'must be a domain such as WHOLESALE' })
  .regex(/^[A-Z][A-Z_]{0,39}$/, { error: 'must be a domain in capital letters, such as WHOLESALE' })
  .meta({ examples: ['WHOLESALE'] });

const policyOutput = z.object({
  domain: z.string(),
  per_day: dollars,
  in_all: dollars,
  version: z.int(),
  changed_by: z.string(),
  changed_at: instant,
});
const exposureOutput = z.object({
  domain: z.string(),
  day: z.string().meta({ description: 'The day of TEAM_TIMEZONE' }),
  per_day: dollars,
  in_all: dollars,
  promised_today: dollars,
  promised_in_all: dollars,
  available: dollars,
});
const reservationOutput = z.object({
  reservation_id: z.string(),
  domain: z.string(),
  amount: dollars,
  state: z.enum(['reserved', 'released', 'settled', 'expired']),
  reference: z.string().nullable(),
  expires_at: instant.nullable(),
});

const shownPolicy = ({ _id, per_day, in_all, version, changed_by, changed_at }: RiskPolicy) => ({
  domain: _id,
  per_day: toDollars(per_day),
  in_all: toDollars(in_all),
  version,
  changed_by,
  changed_at: changed_at.toISOString(),
});
const shownExposure = (exposure: Exposure) => ({
  ...exposure,
  per_day: toDollars(exposure.per_day),
  in_all: toDollars(exposure.in_all),
  promised_today: toDollars(exposure.promised_today),
  promised_in_all: toDollars(exposure.promised_in_all),
  available: toDollars(exposure.available),
});
const shownReservation = ({ _id, domain, amount, state, reference, expires_at }: Reservation) => ({
  reservation_id: _id,
  domain,
  amount: toDollars(amount),
  state,
  reference: reference ?? null,
  expires_at: expires_at?.toISOString() ?? null,
});

type Deps = { risk: Risk };

export const riskRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/risk/policies',
    summary: 'How much money may be promised, by domain',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(policyOutput),
    run: async (_, { risk }: Deps) => (await risk.policies()).map(shownPolicy),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/risk/policies/upsert',
    summary: 'Set the limits of a domain',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      domain: domainField,
      per_day: moneyField,
      in_all: moneyField,
      reason: textField(1000),
    }),
    output: policyOutput,
    run: async (input, { risk }: Deps, { actor }) => shownPolicy(await risk.upsert(input, actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/risk/reserve',
    summary: 'Reserve money for a promise; 422 risk_limit_exceeded when a limit would be passed',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({
      domain: domainField.default('WHOLESALE'),
      amount: moneyField.refine((amount) => amount > 0, { error: 'must be more than 0, such as 262500' }),
      reference: idField.optional(),
      expires_at: instantField.optional(),
      correlation_id: idField.optional(),
    }),
    output: reservationOutput,
    run: async (input, { risk }: Deps, { actor }) => shownReservation(await risk.reserve(input, actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/risk/release',
    summary: 'End a reservation: released counts no longer, settled still counts for its day',
    role: 'agent',
    effect: 'write',
    input: z
      .strictObject({
        reservation_id: idField.optional(),
        reference: idField.optional(),
        outcome: z
          .enum(['released', 'settled'], { error: 'must be released or settled' })
          .default('released'),
      })
      .refine(
        ({ reservation_id, reference }) => (reservation_id === undefined) !== (reference === undefined),
        {
          path: ['reservation_id'],
          error: 'must be given, or reference; one of the two',
        },
      ),
    output: reservationOutput,
    run: async ({ reservation_id, reference, outcome }, { risk }: Deps, { actor }) => {
      const named = reference === undefined ? null : await risk.findByReference(reference);
      const id = reservation_id ?? named?._id ?? reference ?? '';
      return shownReservation((await risk.end(id, outcome, actor)).reservation);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/risk/exposure',
    summary: 'What is promised now, and what may still be, by domain',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ domain: domainField.optional() }),
    output: z.array(exposureOutput),
    run: async ({ domain }, { risk }: Deps) => {
      const all = domain === undefined ? await risk.exposures() : [await risk.exposure(domain)];
      return all.map(shownExposure);
    },
  }),
];
