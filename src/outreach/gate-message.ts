import { type GateDecision } from '../policy/gate.rules';
import { type Policy } from '../policy/policy';
import { zonesOf } from '../geo/zones-of-place.rules';
import { tzDataVersion } from '../time/zone-data';
import { type Message } from './message.model';

type Gated = Pick<
  Message,
  'channel' | 'to' | 'province' | 'market' | 'timezones' | 'lead_score' | 'stated_time' | 'decision'
>;

/**
 * Asks the gate for one message. A stated weekday and time replace the clock only while the provider is a sandbox;
 * with a real one both the real clock and the stated time must be open (spec 4.2).
 */
export function gateMessage(deps: {
  policy: Pick<Policy, 'decide'>;
  isSandbox: Record<'SMS' | 'EMAIL', boolean>;
}) {
  return async (message: Gated, now: Date): Promise<GateDecision> => {
    const { channel, province, market, lead_score, stated_time, to } = message;
    const timezones = zonesNow(message);
    const question = { channel, province, market, timezones, leadScore: lead_score, address: to };
    const byClock = () => deps.policy.decide({ ...question, when: { at: now } }, now);
    if (stated_time === undefined) return byClock();

    const when = { weekday: stated_time.weekday, minuteOfDay: stated_time.minute_of_day };
    const stated = await deps.policy.decide({ ...question, when }, now);
    return stated.ok && !deps.isSandbox[channel] ? byClock() : stated;
  };
}

/**
 * The zones by which it was last judged. Where the data changed while it waited, its place may keep another clock now:
 * it goes only while all zones of the province are open too.
 */
function zonesNow({ timezones, province, decision }: Gated): string[] {
  if (decision === undefined || province === null) return timezones;
  if (decision.tz_data === tzDataVersion()) return decision.timezones;
  return [...new Set([...decision.timezones, ...zonesOf(province)])];
}
