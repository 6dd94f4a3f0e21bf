import { marketKey } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Cents } from '../money';
import { type PropertyType } from '../property-type';

/** What a buyer wants. What is left out is not limited. */
export interface BuyBox {
  /** Markets as `ON:TORONTO`, whole provinces as `ON:ALL`. */
  places: string[];
  /** None: any. */
  types: PropertyType[];
  /** Of what they pay, assignment fee and all. */
  min_price?: Cents;
  max_price?: Cents;
  max_repairs?: Cents;
}

/** A place of a buy box: `ON:TORONTO`, `ON:ALL`. */
export function placeKey(province: Province, market: string): string {
  return `${province}:${marketKey(market)}`;
}

/** A box of what was given, as forms and lists have it. */
export function boxOf(given: {
  places: string[];
  types?: BuyBox['types'] | undefined;
  price?: Pick<BuyBox, 'min_price' | 'max_price'> | undefined;
  repairs?: BuyBox['max_repairs'] | undefined;
}): Pick<BuyBox, 'places'> & Partial<BuyBox> {
  const { places, types, price, repairs } = given;
  return {
    places,
    ...(types && { types }),
    ...price,
    ...(repairs !== undefined && { max_repairs: repairs }),
  };
}
