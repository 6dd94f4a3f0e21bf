import { z } from 'zod';
import { defineRoute, defineRouteWithOutputs } from '../contract/route';
import { translator } from '../i18n/translate';
import { PROVINCES } from '../geo/provinces';
import { cents, toDollars } from '../money';
import { dollars, idField, instant, marketField, money, provinceField, textField } from '../rest-fields';
import { type OfferPolicy } from './offer-policy.model';
import { type Offers } from './offers';

const policyOutput = z.object({
  province: z.enum(PROVINCES),
  market: z.string(),
  enabled: z.boolean(),
  max_arv_multiplier: z.number(),
  default_fees_buffer: dollars,
  default_assignment_fee: dollars,
  version: z.int(),
  changed_by: z.string(),
  changed_at: instant,
});

const pendingOutput = z.object({
  status: z.literal('pending'),
  proposal_id: z.string(),
  expires_at: instant,
  message: z.string(),
});

function shown(policy: OfferPolicy) {
  const { province, market, enabled, version, changed_by } = policy;
  return {
    province,
    market,
    enabled,
    max_arv_multiplier: policy.multiplier_bp / 10_000,
    default_fees_buffer: toDollars(policy.default_fees_buffer),
    default_assignment_fee: toDollars(policy.default_assignment_fee),
    version,
    changed_by,
    changed_at: policy.changed_at.toISOString(),
  };
}

/** 0.7 to 7000: four decimals at most, so that money stays exact. */
const multiplierField = z
  .number({ error: 'must be a share of the ARV such as 0.7' })
  .min(0.01, { error: 'must be from 0.01 to 1, such as 0.7' })
  .max(1, { error: 'must be from 0.01 to 1, such as 0.7' })
  .refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, {
    error: 'must have at most four decimals, such as 0.7',
  })
  .meta({ description: 'Share of the ARV; a higher one waits for a second person', examples: [0.7] })
  .transform((value) => Math.round(value * 10_000));

type Deps = { offers: Offers };

export const offersRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/deals/offers/policies',
    summary: 'Offer policies, of all provinces or of one',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ province: provinceField.optional() }),
    output: z.array(policyOutput),
    run: async ({ province }, { offers }: Deps) => (await offers.list(province)).map(shown),
  }),
  defineRouteWithOutputs({
    method: 'POST',
    path: '/api/deals/offers/policies/upsert',
    summary:
      'Change an offer policy; what is not given stays. Raising the multiplier waits for a second person (202)',
    role: 'manager',
    effect: 'write',
    input: z.strictObject({
      province: provinceField,
      market: marketField,
      enabled: z
        .boolean({ error: 'must be true or false' })
        .meta({ description: 'Whether offers are computed there', examples: [true] })
        .optional(),
      max_arv_multiplier: multiplierField.optional(),
      default_fees_buffer: money(2_500).optional(),
      default_assignment_fee: money(10_000).optional(),
      changed_by: textField(200)
        .meta({ description: 'Stands beside the authenticated one', examples: ['Ann'] })
        .optional(),
      reason: textField(1000)
        .meta({ examples: ['margins are thin'] })
        .optional(),
    }),
    outputs: { 200: policyOutput, 202: pendingOutput },
    run: async ({ max_arv_multiplier, ...input }, { offers }: Deps, { actor }) => {
      const changed = await offers.change(actor, { ...input, multiplier_bp: max_arv_multiplier });
      if ('policy' in changed) return { status: 200, body: shown(changed.policy) };
      const { _id, summary, expires_at } = changed.pending;
      return {
        status: 202,
        body: {
          status: 'pending' as const,
          proposal_id: _id,
          expires_at: expires_at.toISOString(),
          message: translator('en')(summary.text, summary.params),
        },
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/deals/offers/compute',
    summary: 'Compute a bounded offer and keep its evidence',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({
      province: provinceField,
      market: marketField,
      arv: money(450_000, 'more'),
      repairs: money(50_000),
      holding_cost: money(3_000).default(cents(0)),
      comps: z
        .array(z.unknown(), { error: 'must be a list of comparables' })
        .max(100, { error: 'must be at most 100 comparables' })
        .meta({
          description: 'Kept with the evidence as they are',
          examples: [[{ address: '14 King St', price: 455_000 }]],
        })
        .optional(),
      assumptions: z.unknown().optional().meta({ description: 'Anything; kept with the evidence' }),
      correlation_id: idField.optional(),
    }),
    output: z.object({
      policy: policyOutput,
      calc: z.object({
        arv: dollars,
        repairs: dollars,
        fees_buffer: dollars,
        holding_cost: dollars,
        mao: dollars,
        recommended_offer: dollars,
        assignment_fee: dollars,
        buyer_price: dollars,
        spread: dollars,
        reason: z.literal('no_margin').nullable(),
      }),
      evidence_id: z.string(),
    }),
    run: async (input, { offers }: Deps, { actor }) => {
      const { policy, calc, evidence_id } = await offers.compute(input, actor);
      return {
        policy: shown(policy),
        calc: {
          arv: toDollars(calc.arv),
          repairs: toDollars(calc.repairs),
          fees_buffer: toDollars(calc.fees_buffer),
          holding_cost: toDollars(calc.holding_cost),
          mao: toDollars(calc.mao),
          recommended_offer: toDollars(calc.recommended_offer),
          assignment_fee: toDollars(calc.assignment_fee),
          buyer_price: toDollars(calc.buyer_price),
          spread: toDollars(calc.spread),
          reason: calc.reason,
        },
        evidence_id,
      };
    },
  }),
];
