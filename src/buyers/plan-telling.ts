import { type Model } from 'mongoose';
import { type Clock } from '../contract/ports';
import { provinceOfPhone } from '../geo/area-codes';
import { locate } from '../geo/locate.rules';
import { type Province } from '../geo/provinces';
import { zonesOf } from '../geo/zones-of-place.rules';
import { isClockReason } from '../policy/clock-reasons.rules';
import { type GateDecision } from '../policy/gate.types';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';
import { type matchBuyers, type Matched, type RankedBuyer } from './match-buyers';
import { type DealFacts, type MatchScore } from './match.rules';

/** One buyer who would be told, and by what: as the outbox takes it. */
export interface Telling extends MatchScore {
  buyer: Buyer;
  channel: 'SMS' | 'EMAIL';
  /** The number or the e-mail address. */
  to: string;
  province: Province;
  market: string;
  timezones: string[];
  decision: GateDecision;
  /** The window is closed until then; null: may be told now. */
  closed_until: Date | null;
}

/** One buyer who would not be told. `gate`: the gate's own reason is in `decision` (suppressed, no consent, …). */
export interface LeftOut extends MatchScore {
  buyer: Buyer;
  why: 'below_threshold' | 'paused' | 'no_address' | 'gate';
  decision?: GateDecision;
}

export interface TellingPlan extends Pick<Matched, 'matched_count' | 'below_count'> {
  /** The best match first. */
  told: Telling[];
  left_out: LeftOut[];
}

/**
 * Who would be told of a house, and who is left out and why, before anything goes out. The gate is asked for each
 * match; nothing is written. What goes out is asked once more by the outbox.
 */
export function planTelling(deps: {
  buyers: Model<Buyer>;
  match: ReturnType<typeof matchBuyers>;
  policy: Pick<Policy, 'together'>;
  clock: Clock;
}) {
  return async (deal: DealFacts, options: { limit?: number } = {}): Promise<TellingPlan> => {
    const { matches, paused, below, matched_count, below_count } = await deps.match(deal, options);
    const ids = [...matches, ...paused, ...below].map(({ id }) => id);
    const known = new Map(
      (await deps.buyers.find({ _id: { $in: ids } }).lean()).map((one) => [one._id, one]),
    );
    const together = await deps.policy.together([...known.values()].flatMap(addressesOf));
    const now = deps.clock.now();

    async function askAbout(buyer: Buyer, score: MatchScore): Promise<Telling | LeftOut> {
      const place = contactPlace(buyer);
      const asked: Telling[] = [];
      for (const { channel, to } of waysTo(buyer)) {
        const decision = await together.decide({ channel, ...place, when: { at: now }, address: to }, now);
        const closed_until = decision.ok ? null : decision.next_open;
        asked.push({ ...score, buyer, channel, to, ...place, decision, closed_until });
      }
      const first = asked.find(({ decision }) => decision.ok) ?? asked.find(isOnlyClosed);
      if (first) return first;
      const [refused] = asked;
      if (!refused) return { ...score, buyer, why: 'no_address' };
      return { ...score, buyer, why: 'gate', decision: refused.decision };
    }

    const told: Telling[] = [];
    const left_out: LeftOut[] = [];
    const leave = (ranked: RankedBuyer[], why: LeftOut['why']) => {
      for (const { id, ...score } of ranked) {
        const buyer = known.get(id);
        if (buyer) left_out.push({ ...score, buyer, why });
      }
    };
    for (const { id, ...score } of matches) {
      const buyer = known.get(id);
      const outcome = buyer && (await askAbout(buyer, score));
      if (outcome === undefined) continue;
      if ('why' in outcome) left_out.push(outcome);
      else told.push(outcome);
    }
    leave(paused, 'paused');
    leave(below, 'below_threshold');
    return { matched_count, below_count, told, left_out };
  };
}

function isOnlyClosed({ decision }: Telling): boolean {
  return isClockReason(decision) && decision.next_open !== null;
}

function addressesOf({ phone, email }: Buyer): string[] {
  return [phone, email].filter((address) => address !== undefined);
}

/** A text before an e-mail: it is read sooner. */
function waysTo({ phone, email }: Buyer): Pick<Telling, 'channel' | 'to'>[] {
  return [
    ...(phone === undefined ? [] : [{ channel: 'SMS' as const, to: phone }]),
    ...(email === undefined ? [] : [{ channel: 'EMAIL' as const, to: email }]),
  ];
}

/** Where they buy; they may live where their number is from: the window has to be open by the clocks of both. */
function contactPlace({
  province,
  market,
  phone,
}: Buyer): Pick<Telling, 'province' | 'market' | 'timezones'> {
  const { timezones } = locate({ province, market });
  const home = provinceOfPhone(phone ?? '');
  return {
    province,
    market,
    timezones: [...new Set([...timezones, ...(home === null ? [] : zonesOf(home))])],
  };
}
