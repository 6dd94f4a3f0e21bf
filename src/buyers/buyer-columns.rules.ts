import { columnFinder, LEAD_COLUMNS } from '../leads/lead-columns.rules';

const { name, first_name, last_name, phone, email, city, region } = LEAD_COLUMNS;
const { language, owner, consent, consent_at, consent_evidence } = LEAD_COLUMNS;

/** What a column of a list of buyers may be; `city` and `region` are a place, the prices are one range. */
const BUYER_COLUMNS = {
  name: [...name, 'buyer', 'investor', 'company', 'acheteur', 'investisseur', 'entreprise'],
  ...{ first_name, last_name, phone, email },
  places: [
    'places',
    'place',
    'area',
    'areas',
    'market',
    'markets',
    'buys in',
    'lieux',
    'lieu',
    'marches',
    'secteurs',
  ],
  ...{ city, region },
  types: ['types', 'type', 'property types', 'property type', 'types de propriete', 'type de propriete'],
  price: ['price', 'price range', 'budget', 'prix', 'fourchette de prix'],
  min_price: ['min price', 'minimum price', 'price from', 'prix minimum', 'prix min', 'prix de'],
  max_price: ['max price', 'maximum price', 'price to', 'prix maximum', 'prix max', 'prix a'],
  repairs: ['repairs', 'max repairs', 'repairs ceiling', 'travaux', 'travaux max', 'reparations'],
  ...{ language, owner, consent, consent_at, consent_evidence },
} as const satisfies Record<string, readonly string[]>;

export type BuyerColumn = keyof typeof BUYER_COLUMNS;

/** Null for a name that is no column of a buyer. */
export const buyerColumn = columnFinder<BuyerColumn>(BUYER_COLUMNS);
