import { type DealFacts } from '../buyers/match.rules';
import { type Cents } from '../money';
import { type DealBrief } from './deal-brief.model';

type House = Pick<DealBrief, 'province' | 'market' | 'property_type' | 'arv' | 'repairs'>;

/** A house as buyers are matched with it; null where it is not known in which province it is. */
export function houseFacts(house: House, price: Cents | undefined): DealFacts | null {
  const { province, market, property_type, arv, repairs } = house;
  return province === null ? null : { province, market, property_type, arv, repairs, price };
}
