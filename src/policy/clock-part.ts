import { type Province } from '../geo/provinces';
import { type Channel } from './channel';
import { type GatePorts } from './decide-contact';
import { clockCloses, clockOpens, type GateReason } from './gate.rules';
import { type MarketPolicy } from './market-policy.model';
import { policyFacts } from './policy-facts.rules';

/** A contact's place, for the clock part of the gate: fixed hours, blackout and holiday, policy window. */
export interface ClockPlace {
  province: Province | null;
  market: string;
  timezones: string[];
}

/** The clock part of one place, with the policy that was in force when it was asked for. */
export interface PlaceClock {
  /** The first open instant at or after `from`; null when there is none within 14 days, or no place. */
  opens(channel: Channel, from: Date): Date | null;
  /** When the opening in which `at` lies ends; null when `at` lies in none. */
  closes(channel: Channel, at: Date): Date | null;
  /** Why `opens` finds nothing. */
  whyNever: GateReason;
}

/** One read of the policy, however many times are asked for: a ladder asks for six. */
export function clockAt(deps: Pick<GatePorts, 'effective' | 'zonesAreRight'>) {
  return async ({ province, market, timezones }: ClockPlace): Promise<PlaceClock> => {
    if (!(await deps.zonesAreRight())) return NEVER;
    const found = province === null ? null : await deps.effective(province, market);
    const input = { province, timezones, policy: policyFacts(found) };
    return {
      opens: (channel, from) => clockOpens({ ...input, channel }, from),
      closes: (channel, at) => clockCloses({ ...input, channel }, at),
      whyNever: whyNever(province, found, timezones),
    };
  };
}

/** Doubtful zone data open nothing. */
const NEVER: PlaceClock = { opens: () => null, closes: () => null, whyNever: 'gate_error' };

function whyNever(
  province: Province | null,
  policy: Pick<MarketPolicy, 'enabled'> | null,
  timezones: string[],
): GateReason {
  if (province === null) return 'unknown_province';
  if (policy === null) return 'no_policy';
  if (!policy.enabled) return 'policy_disabled';
  return timezones.length === 0 ? 'unknown_timezone' : 'outside_window';
}
