import { createHash } from 'node:crypto';
import { type Lead } from '../leads/lead.model';
import { type Cents, cents } from '../money';

/** The money of one house, as the caller gave it. */
export interface DealNumbers {
  arv: Cents;
  repairs: Cents;
  holding_cost: Cents;
  offer?: Cents | undefined;
  /** Evidence only: the MAO is computed. */
  mao?: Cents | undefined;
}

/** ARV and repairs may have come one after the other; the rest, and what the lead does not say, is as it was given. */
export function numbersOf({ arv, repairs }: Lead, given?: DealNumbers): DealNumbers | null {
  if (arv === undefined || repairs === undefined) return given ?? null;
  return { holding_cost: cents(0), ...given, arv, repairs };
}

/** The same lead and numbers are the same deal. */
export function fingerprintOf(lead: Lead, numbers: DealNumbers): string {
  const { _id, address, province, market, property_type } = lead;
  const { arv, repairs, holding_cost, offer } = numbers;
  const parts = [_id, address, province, market, property_type, arv, repairs, holding_cost, offer];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
