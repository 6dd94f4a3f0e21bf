import { provinceOfPhone } from '../geo/area-codes';
import { locate } from '../geo/locate.rules';
import { type Province } from '../geo/provinces';
import { zonesOf } from '../geo/zones-of-place.rules';
import { isClockReason } from '../policy/clock-reasons.rules';
import { type GateDecision } from '../policy/gate.types';
import { type Policy } from '../policy/policy';
import { type Buyer } from './buyer.model';

/** By what a buyer is told of a deal: as the outbox takes it. */
export interface Way {
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

/** Why there is none. `gate`: its own reason is in `decision` (suppressed, no consent, …). */
export interface NoWay {
  why: 'no_address' | 'gate';
  decision?: GateDecision;
}

/**
 * How a buyer may be told: by the first way that is open, else by the first that only waits for its window.
 * @param together the gate, which has read their addresses
 */
export function reachBuyer({ decide }: Awaited<ReturnType<Policy['together']>>, now: Date) {
  return async (buyer: Buyer): Promise<Way | NoWay> => {
    const place = contactPlace(buyer);
    const asked: Way[] = [];
    for (const { channel, to } of waysTo(buyer)) {
      const decision = await decide({ channel, ...place, when: { at: now }, address: to }, now);
      asked.push({ channel, to, ...place, decision, closed_until: decision.ok ? null : decision.next_open });
    }
    const way = asked.find(({ decision }) => decision.ok) ?? asked.find(isOnlyClosed);
    if (way) return way;
    const [refused] = asked;
    return refused ? { why: 'gate', decision: refused.decision } : { why: 'no_address' };
  };
}

export function addressesOf({ phone, email }: Pick<Buyer, 'phone' | 'email'>): string[] {
  return [phone, email].filter((address) => address !== undefined);
}

function isOnlyClosed({ decision }: Way): boolean {
  return isClockReason(decision) && decision.next_open !== null;
}

/** A text before an e-mail: it is read sooner. */
function waysTo({ phone, email }: Buyer): Pick<Way, 'channel' | 'to'>[] {
  return [
    ...(phone === undefined ? [] : [{ channel: 'SMS' as const, to: phone }]),
    ...(email === undefined ? [] : [{ channel: 'EMAIL' as const, to: email }]),
  ];
}

/** Where they buy; they may live where their number is from: the window has to be open by the clocks of both. */
function contactPlace({ province, market, phone }: Buyer): Pick<Way, 'province' | 'market' | 'timezones'> {
  const { timezones } = locate({ province, market });
  const home = provinceOfPhone(phone ?? '');
  const both = [...timezones, ...(home === null ? [] : zonesOf(home))];
  return { province, market, timezones: [...new Set(both)] };
}
