import { z } from 'zod';
import { normalizeEmail, normalizePhone } from '../contact-address.rules';
import { defineRoute } from '../contract/route';
import { InputError } from '../errors';
import { PROVINCES } from '../geo/provinces';
import { type DealId } from '../ids';
import { type LeadFacts } from '../leads/intake-facts.rules';
import { cents, toDollars } from '../money';
import { CONSENT_BASES } from '../policy/consent.rules';
import {
  dollars,
  instantField,
  languageField,
  money,
  moneyField,
  propertyTypeField,
  scoreField,
  textField,
} from '../rest-fields';
import { type Deals } from './deals';
import { noticesAnswer, noticesOutput } from './notices-answer';

const leadInput = z.strictObject({
  name: textField(255),
  source: textField(100),
  phone: textField(40).optional(),
  email: textField(254).optional(),
  score: scoreField.optional(),
  owner: textField(100).optional(),
  language: languageField.optional(),
  asking_price: moneyField.optional(),
  consent: z
    .strictObject({
      basis: z.enum(CONSENT_BASES, { error: `must be one of ${CONSENT_BASES.join(', ')}` }),
      evidence: textField(1000),
      at: instantField,
    })
    .optional(),
});

const dealInput = z.strictObject({
  region: textField(200),
  address: textField(500).optional(),
  postal_code: textField(20).optional(),
  arv: money(450_000, 'more'),
  repairs: money(50_000),
  holding_cost: money(3_000).default(cents(0)),
  offer: moneyField.optional(),
  mao: moneyField.optional(),
  property_type: propertyTypeField,
});

/** The request's lead as the flow takes it. @throws InputError for a number or an address that is none */
function leadFacts(lead: z.output<typeof leadInput>, deal: z.output<typeof dealInput>): LeadFacts {
  const phone = lead.phone === undefined ? undefined : normalizePhone(lead.phone);
  const email = lead.email === undefined ? undefined : normalizeEmail(lead.email);
  if (phone === null) throw wrong('lead.phone', 'is not a phone number that can exist', '+14165550134');
  if (email === null) throw wrong('lead.email', 'is not an e-mail address', 'jane@example.com');
  const facts = {
    ...lead,
    phone,
    email,
    region: deal.region,
    address: deal.address,
    postal_code: deal.postal_code,
    property_type: deal.property_type,
    arv: deal.arv,
    repairs: deal.repairs,
  };
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as unknown as LeadFacts;
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}

export const dealsRoutes = [
  defineRoute({
    method: 'POST',
    path: '/flow/lead_to_deal',
    summary: 'Take a lead in and bring it as far as it goes: place, ladder, brief, offer, deal, match',
    role: 'agent',
    effect: 'flow',
    input: z.strictObject({ lead: leadInput, deal: dealInput }),
    output: z.object({
      lead_id: z.string(),
      deal_brief_id: z.string().nullable(),
      deal_id: z.string().nullable(),
      metadata: z.object({
        province: z.enum(PROVINCES).nullable(),
        market: z.string(),
        liquidity_score: z.number(),
        offer: dollars.nullable(),
        mao: dollars.nullable(),
        offer_cut: z.literal(true).optional().meta({ description: 'The offer was above the MAO.' }),
      }),
      missing: z.array(z.object({ part: z.string(), reason: z.string() })),
    }),
    run: async ({ lead, deal }, { deals }: { deals: Deals }, { actor, intentKey }) => {
      const numbers = {
        arv: deal.arv,
        repairs: deal.repairs,
        holding_cost: deal.holding_cost,
        offer: deal.offer,
        mao: deal.mao,
      };
      const result = await deals.leadToDeal(leadFacts(lead, deal), numbers, actor, intentKey);
      const made = result.deal;
      return {
        lead_id: result.lead._id,
        deal_brief_id: made?.deal_brief_id ?? null,
        deal_id: made?._id ?? null,
        metadata: {
          province: result.lead.province,
          market: result.lead.market,
          liquidity_score: made?.liquidity_score ?? 0,
          offer: made?.offer === undefined ? null : toDollars(made.offer),
          mao: made?.mao === undefined ? null : toDollars(made.mao),
          ...(made?.offer_cut ? { offer_cut: true as const } : {}),
        },
        missing: result.missing,
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/flow/notify_deal_parties',
    summary:
      'One notification to the seller of a deal and one to each matched buyer; with `send` they go to the outbox, each once',
    role: 'agent',
    effect: 'flow',
    input: z.strictObject({
      deal_id: textField(100),
      send: z
        .boolean({ error: 'must be true or false' })
        .default(false)
        .meta({ description: 'Default: nothing goes out.' }),
    }),
    output: noticesOutput,
    run: async ({ deal_id, send }, { deals }: { deals: Deals }, { actor }) => {
      const id = deal_id as DealId;
      const sent = send ? await deals.notify(id, actor) : null;
      return noticesAnswer(sent ?? (await deals.prepared(id, actor)));
    },
  }),
];
