import { ALL_MARKETS } from '../geo/markets';
import { type Province } from '../geo/provinces';
import { type Cents } from '../money';
import { type PropertyType } from '../property-type';
import { type BuyBox, placeKey } from './buy-box.rules';

/** A house as buyers judge it. */
export interface DealFacts {
  province: Province;
  market: string;
  property_type: PropertyType;
  arv: Cents;
  repairs: Cents;
  /** What a buyer pays, assignment fee and all; not known while no offer could be made. */
  price?: Cents | undefined;
}

export interface MatchFacts {
  box: BuyBox;
  answers?: { asked: number; answered: number } | undefined;
}

export const MATCH_PARTS = ['location', 'price', 'type', 'repairs', 'responsiveness'] as const;
export type MatchPart = (typeof MATCH_PARTS)[number];

/** Points at most; they add up to 100. */
export const MOST_POINTS: Record<MatchPart, number> = {
  location: 35,
  price: 30,
  type: 15,
  repairs: 10,
  responsiveness: 10,
};

export interface MatchReason {
  part: MatchPart;
  points: number;
  why:
    | 'market'
    | 'province'
    | 'elsewhere'
    | 'price_fits'
    | 'price_any'
    | 'price_unknown'
    | 'price_near'
    | 'price_out'
    | 'type_wanted'
    | 'type_any'
    | 'type_out'
    | 'repairs_fit'
    | 'repairs_any'
    | 'repairs_near'
    | 'repairs_out'
    | 'never_asked'
    | 'answers';
  /** Numbers of the sentence. */
  percent?: number;
  asked?: number;
  answered?: number;
}

export interface MatchScore {
  /** 0 to 100. */
  score: number;
  reasons: MatchReason[];
}

/** Who has less is not told of the deal. */
export const MATCH_THRESHOLD = 60;
/** Who has ruled something out that the house is never has more: no threshold would help them. */
const RULED_OUT_MOST = 40;

/** A house as it is compared with many buyers: what is the same for all of them is found out once. */
export interface House {
  deal: DealFacts;
  /** As in a buy box; null outside of the markets. */
  market: string | null;
  province: string;
  /** What a buyer pays with the repairs, against the ARV. */
  percent: number;
  /** Points for it: 10 up to 75 %, none at 100 %. */
  margin: number;
}

export function houseOf(deal: DealFacts): House {
  const province = placeKey(deal.province, ALL_MARKETS);
  const market = placeKey(deal.province, deal.market);
  const percent = percentOf((deal.price ?? 0) + deal.repairs, deal.arv);
  const margin = Math.max(0, Math.min(10, Math.floor(((100 - percent) * 10) / 25)));
  return { deal, market: market === province ? null : market, province, percent, margin };
}

/** How well a house fits a buyer, 0 to 100. Whole numbers only, so that it is the same everywhere. */
export function scoreOf(house: House, buyer: MatchFacts): number {
  const where = location(house, buyer.box);
  const asked = price(house, buyer.box);
  const kind = type(house, buyer.box);
  const work = repairs(house, buyer.box);
  const sum =
    where.points + pricePoints(house, asked) + kind.points + work.points + answerPoints(buyer.answers);
  const isRuledOut = where === ELSEWHERE || asked === PRICE_OUT || kind === TYPE_OUT || work === REPAIRS_OUT;
  return isRuledOut ? Math.min(sum, RULED_OUT_MOST) : sum;
}

/** The score with what each part of it gave. */
export function scoreMatch(house: House, buyer: MatchFacts): MatchScore {
  const { box, answers } = buyer;
  const asked = price(house, box);
  const known = house.deal.price !== undefined;
  const reasons: MatchReason[] = [
    { part: 'location', ...location(house, box) },
    {
      part: 'price',
      ...asked,
      points: pricePoints(house, asked),
      ...(known && { percent: house.percent }),
    },
    { part: 'type', ...type(house, box) },
    { part: 'repairs', ...repairs(house, box) },
    {
      part: 'responsiveness',
      points: answerPoints(answers),
      ...(answers === undefined || answers.asked === 0
        ? { why: 'never_asked' }
        : { why: 'answers', asked: answers.asked, answered: answers.answered }),
    },
  ];
  return { score: scoreOf(house, buyer), reasons };
}

type Part = Readonly<Pick<MatchReason, 'points' | 'why'>>;

const ELSEWHERE: Part = { points: 0, why: 'elsewhere' };
const MARKET: Part = { points: 35, why: 'market' };
const PROVINCE: Part = { points: 28, why: 'province' };
/** Who buys in the whole province names a house outside of the markets as well as can be. */
const WHOLE_PROVINCE: Part = { points: 35, why: 'province' };

function location({ market, province }: House, { places }: BuyBox): Part {
  if (market !== null && places.includes(market)) return MARKET;
  if (!places.includes(province)) return ELSEWHERE;
  return market === null ? WHOLE_PROVINCE : PROVINCE;
}

const PRICE_OUT: Part = { points: 0, why: 'price_out' };
const PRICE_UNKNOWN: Part = { points: 15, why: 'price_unknown' };
const PRICE_ANY: Part = { points: 15, why: 'price_any' };
const PRICE_FITS: Part = { points: 20, why: 'price_fits' };
const PRICE_HIGH: Part = { points: 8, why: 'price_near' };
const PRICE_LOW: Part = { points: 12, why: 'price_near' };

/** Within the buyer's range; a tenth too dear or a quarter too cheap is near, more is out. */
function price({ deal: { price: asked } }: House, { min_price, max_price }: BuyBox): Part {
  if (asked === undefined) return PRICE_UNKNOWN;
  if (min_price === undefined && max_price === undefined) return PRICE_ANY;
  if (max_price !== undefined && asked > max_price) {
    return asked * 10 <= max_price * 11 ? PRICE_HIGH : PRICE_OUT;
  }
  if (min_price !== undefined && asked < min_price) {
    return asked * 4 >= min_price * 3 ? PRICE_LOW : PRICE_OUT;
  }
  return PRICE_FITS;
}

function pricePoints({ margin }: House, asked: Part): number {
  return asked === PRICE_OUT || asked === PRICE_UNKNOWN ? asked.points : asked.points + margin;
}

const TYPE_ANY: Part = { points: 12, why: 'type_any' };
const TYPE_WANTED: Part = { points: 15, why: 'type_wanted' };
const TYPE_OUT: Part = { points: 0, why: 'type_out' };

function type({ deal: { property_type } }: House, { types }: BuyBox): Part {
  if (types.length === 0) return TYPE_ANY;
  return types.includes(property_type) ? TYPE_WANTED : TYPE_OUT;
}

const REPAIRS_ANY: Part = { points: 8, why: 'repairs_any' };
const REPAIRS_FIT: Part = { points: 10, why: 'repairs_fit' };
const REPAIRS_NEAR: Part = { points: 4, why: 'repairs_near' };
const REPAIRS_OUT: Part = { points: 0, why: 'repairs_out' };

/** A quarter above the ceiling is near; more is out. */
function repairs({ deal: { repairs: work } }: House, { max_repairs }: BuyBox): Part {
  if (max_repairs === undefined) return REPAIRS_ANY;
  if (work <= max_repairs) return REPAIRS_FIT;
  return work * 4 <= max_repairs * 5 ? REPAIRS_NEAR : REPAIRS_OUT;
}

/** The share of deals that they answered; one answer and one silence are supposed, so that little is no proof. */
function answerPoints(answers: MatchFacts['answers']): number {
  return answers === undefined ? 5 : Math.floor((10 * (answers.answered + 1)) / (answers.asked + 2));
}

/** Rounded up, and never more than 999: a house without a value has no share of it. */
function percentOf(part: number, whole: number): number {
  return whole <= 0 ? 999 : Math.min(999, Math.ceil((part * 100) / whole));
}
