import { type Province } from '../geo/provinces';
import { type Channel } from './channel';
import { clockCloses, clockOpens } from './gate.rules';
import { type MarketPolicy } from './market-policy.model';
import { policyFacts } from './policy-facts.rules';

/** A contact by its place, for the clock part of the gate: fixed hours, blackout and holiday, policy window. */
export interface ClockQuestion {
  channel: Channel;
  province: Province | null;
  market: string;
  timezones: string[];
}

/** When the clock part opens and closes. Both answer null when there is no opening within 14 days, or no place. */
export function clockPart(effective: (province: Province, market: string) => Promise<MarketPolicy | null>) {
  const asInput = async ({ channel, province, market, timezones }: ClockQuestion) => {
    const policy = province === null ? null : await effective(province, market);
    return { channel, province, timezones, policy: policyFacts(policy) };
  };
  return {
    /** The first open instant at or after `from`. */
    opens: async (question: ClockQuestion, from: Date): Promise<Date | null> =>
      question.province === null || question.timezones.length === 0
        ? null
        : clockOpens(await asInput(question), from),
    /** When the opening in which `at` lies ends; null when nothing closes, or `at` lies in none. */
    closes: async (question: ClockQuestion, at: Date): Promise<Date | null> =>
      question.province === null || question.timezones.length === 0
        ? null
        : clockCloses(await asInput(question), at),
  };
}
