import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { PROVINCES } from '../geo/provinces';
import { type BuyerId, type DealId, type FeedbackEventId } from '../ids';
import { PROPERTY_TYPES } from '../property-type';
import { idField, instant, marketField, marketName, propertyTypeField, provinceField } from '../rest-fields';
import { type Buyers } from './buyers';
import { FEEDBACK_KINDS } from './feedback-event.model';
import { type LiquidityNode } from './liquidity-node.model';
import { liquidityIndex, liquidityScore } from './liquidity.rules';

const numbers = {
  buyer_count: z.int(),
  active_buyer_count: z.int(),
  avg_response_rate: z.number(),
  avg_close_rate: z.number(),
  score: z.number(),
  liquidity_index: z.number(),
};

const nodeOutput = z.object({
  province: z.enum(PROVINCES),
  market: z.string(),
  property_type: z.string(),
  ...numbers,
  updated_at: instant,
});

function shown(node: LiquidityNode) {
  return {
    province: node.province,
    market: node.market,
    property_type: node.property_type,
    buyer_count: node.buyer_count,
    active_buyer_count: node.active_buyer_count,
    avg_response_rate: node.avg_response_rate,
    avg_close_rate: node.avg_close_rate,
    score: liquidityScore(node),
    liquidity_index: liquidityIndex(node),
    updated_at: node.updated_at.toISOString(),
  };
}

type Deps = { buyers: Buyers };

export const buyersRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/buyers/liquidity/nodes',
    summary: 'How buyers behave, by place and property type',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ province: provinceField.optional(), market: marketName.optional() }),
    output: z.array(nodeOutput),
    run: async (filter, { buyers }: Deps) => (await buyers.nodes(filter)).map(shown),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/buyers/liquidity/score',
    summary: 'The liquidity of one place and property type',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      province: provinceField,
      market: marketField,
      property_type: propertyTypeField,
    }),
    output: z.object(numbers),
    run: async ({ province, market, property_type }, { buyers }: Deps) => {
      const found = await buyers.numbers(province, market, property_type);
      return {
        buyer_count: found.buyer_count,
        active_buyer_count: found.active_buyer_count,
        avg_response_rate: found.avg_response_rate,
        avg_close_rate: found.avg_close_rate,
        score: liquidityScore(found),
        liquidity_index: liquidityIndex(found),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/buyers/liquidity/feedback',
    summary: 'Record what a buyer answered',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({
      province: provinceField,
      event: z.enum(FEEDBACK_KINDS, { error: `must be one of ${FEEDBACK_KINDS.join(', ')}` }),
      buyer_id: idField.optional(),
      market: marketName.optional().meta({ description: 'Default: that of the replaced event, else ALL.' }),
      property_type: z
        .enum(PROPERTY_TYPES, { error: `must be one of ${PROPERTY_TYPES.join(', ')}` })
        .optional()
        .meta({ description: 'Default: that of the replaced event, else SFR.' }),
      deal_id: idField.optional(),
      replaces: idField.optional(),
      correlation_id: idField.optional(),
    }),
    output: z.object({ event_id: z.string(), node: nodeOutput }),
    run: async (input, { buyers }: Deps) => {
      const { event, node } = await buyers.recordFeedback({
        ...input,
        buyer_id: input.buyer_id as BuyerId | undefined,
        deal_id: input.deal_id as DealId | undefined,
        replaces: input.replaces as FeedbackEventId | undefined,
        source: 'api',
      });
      return { event_id: event._id, node: shown(node) };
    },
  }),
];
