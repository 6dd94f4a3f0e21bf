import { localTime } from '../time/zoned';
import { type Explanation, type GateDecision, type GateInput, type GateReason } from './gate.types';

interface Decided {
  input: GateInput;
  local_time: GateDecision['local_time'];
  reason: GateReason;
  next_open: Date | null;
  /** The zone that is closed, where one is. */
  closedIn?: string;
  /** `HH:MM` of the first zone, where the clock is open. */
  closes?: string;
}

/** The decision as sentences: the answer, what it was judged by, what was not checked, and what to do next. */
export function explanationOf(decided: Decided): Explanation[] {
  const { input, local_time, reason } = decided;
  const explain: Explanation[] = [{ key: `gate.${reason}`, params: verdictParams(decided) }];
  explain.push(...localTimes(local_time));
  if (input.policy.found) {
    const { scope, version, extra_minutes: minutes } = input.policy;
    explain.push({ key: 'gate.policy', params: { province: scope.province, market: scope.market, version } });
    if (minutes !== undefined) explain.push({ key: 'gate.extra_hours', params: { minutes } });
  }
  explain.push(...consentLine(decided));
  if (input.contact?.dncl === 'listed') explain.push({ key: 'gate.national_list', params: {} });
  if (input.leadScore === undefined) explain.push({ key: 'gate.score_not_checked', params: {} });
  if (input.contact === undefined) explain.push({ key: 'gate.contact_not_checked', params: {} });
  if (!('at' in input.when)) explain.push({ key: 'gate.date_not_checked', params: {} });
  explain.push(nextStep(decided));
  return explain;
}

/** One sentence for each time of day, however many zones have it. */
function localTimes(local_time: GateDecision['local_time']): Explanation[] {
  const zones = new Map<string, Explanation['params']>();
  for (const { local, weekday, timezone = '' } of local_time) {
    const same = zones.get(local);
    if (same === undefined) zones.set(local, { local, weekday, timezone });
    else same['timezone'] = `${same['timezone'] ?? ''}, ${timezone}`;
  }
  return [...zones.values()].map((params) => ({ key: 'gate.local_time', params }));
}

/** Which consent carries the message and when it ends, or which one no longer does. */
function consentLine({ input, reason }: Decided): Explanation[] {
  const consent = input.contact?.consentOf;
  if (consent === undefined || (input.contact?.consent !== 'ok' && reason !== 'no_consent')) return [];
  const { basis, at, until, isUsedUp } = consent;
  const params = { basis, at: dateOf(at), until: until === null ? '' : dateOf(until) };
  if (input.contact?.consent !== 'ok') {
    if (isUsedUp) return [{ key: 'gate.consent.used', params }];
    return until === null ? [] : [{ key: 'gate.consent.ended', params }];
  }
  if (basis === 'referral' || basis === 'conspicuous') return [{ key: `gate.consent.${basis}`, params }];
  return [{ key: until === null ? 'gate.consent.lasting' : 'gate.consent.until', params }];
}

function dateOf(at: Date): string {
  return Number.isNaN(at.getTime()) ? '?' : at.toISOString().slice(0, 10);
}

function verdictParams({ input, closedIn }: Decided): Explanation['params'] {
  const params: Explanation['params'] = { channel: input.channel };
  if (closedIn !== undefined) params['timezone'] = closedIn;
  if (input.leadScore !== undefined) params['score'] = input.leadScore;
  if (input.policy.found) params['minimum'] = input.policy.rules.min_lead_score_to_contact;
  return params;
}

function nextStep({ input, reason, next_open, closes }: Decided): Explanation {
  if (reason === 'within_window') return { key: 'gate.next.contact_now', params: { until: closes ?? '' } };
  if (next_open !== null) {
    const [first = ''] = input.timezones;
    const { local, weekday } = localTime(next_open, first);
    return { key: 'gate.next.wait', params: { local, weekday, timezone: first } };
  }
  switch (reason) {
    case 'outside_window':
    case 'outside_legal_hours':
    case 'blackout_date':
    case 'holiday':
      return { key: 'at' in input.when ? 'gate.next.no_opening' : 'gate.next.other_time', params: {} };
    case 'channel_not_allowed':
      return { key: 'gate.next.channel_not_allowed', params: { channels: allowedChannels(input) } };
    default:
      return { key: `gate.next.${reason}`, params: {} };
  }
}

function allowedChannels({ policy }: GateInput): string {
  return policy.found ? policy.rules.channels_allowed.join(', ') : '';
}
