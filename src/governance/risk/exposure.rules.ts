import { type Cents, cents } from '../../money';
import { type RiskPolicy } from './risk-policy.model';

/** What is promised in a domain, and what may still be. */
export interface Exposure {
  domain: string;
  day: string;
  per_day: Cents;
  in_all: Cents;
  promised_today: Cents;
  promised_in_all: Cents;
  /** The most that a reserve may ask for now; 0 too where a limit was lowered below what is promised. */
  available: Cents;
}

export function exposureOf(
  policy: Pick<RiskPolicy, '_id' | 'per_day' | 'in_all'>,
  day: string,
  promised_today: Cents,
  promised_in_all: Cents,
): Exposure {
  const { _id: domain, per_day, in_all } = policy;
  const available = cents(Math.max(0, Math.min(per_day - promised_today, in_all - promised_in_all)));
  return { domain, day, per_day, in_all, promised_today, promised_in_all, available };
}
