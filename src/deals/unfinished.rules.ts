import { type Province } from '../geo/provinces';
import { type Lead } from '../leads/lead.model';
import { type PropertyType } from '../property-type';
import { type MissingPart } from './deal.model';
import { FAILED } from './leave-out';

/** Refusals that end when a rule is changed (spec 3.8). */
const RULES = ['offer_policy_disabled', 'market_too_cold'] as const;
export type BlockingRule = (typeof RULES)[number];

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 60;

/** One minute after the first try, then twice as long each time, an hour at most. */
export function retryAfterMs(attempts: number): number {
  return Math.min(2 ** Math.min(attempts, 10), LONGEST_MINUTES) * MINUTE_MS;
}

/** What failed is tried again; what a rule refused waits for the rule; for the rest somebody has to say more. */
export function waitOf(
  missing: readonly MissingPart[],
  { province, market, property_type }: Pick<Lead, 'province' | 'market' | 'property_type'>,
): 'retry' | 'facts' | { waits_for: string } | null {
  if (missing.length === 0) return null;
  if (missing.some(({ reason }) => reason === FAILED)) return 'retry';
  const rule = RULES.find((one) => missing.some(({ reason }) => reason === one));
  if (rule === undefined || province === null) return 'facts';
  return { waits_for: [rule, province, market, property_type].join('|') };
}

export function readWait(waitsFor: string): {
  rule: BlockingRule;
  province: Province;
  market: string;
  property_type: PropertyType;
} {
  const [rule, province, market = '', property_type] = waitsFor.split('|');
  return {
    rule: rule as BlockingRule,
    province: province as Province,
    market,
    property_type: property_type as PropertyType,
  };
}
