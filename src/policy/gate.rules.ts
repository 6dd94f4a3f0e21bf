import { MINUTE_MS } from '../time/civil-date';
import { formatMinute } from '../time/wall-time';
import { localTime } from '../time/zoned';
import { tzDataVersion } from '../time/zone-data';
import { afterCap } from './caps.rules';
import { clockOf, clockReason, openWindow, stretchOf, type Clock, type ClockReason } from './clock.rules';
import { denialBeforeClock, refuseBrokenInput } from './denial.rules';
import { explanationOf } from './explanation.rules';
import { type GateDecision, type GateInput, type GateReason } from './gate.types';
import { clockCloses, clockOpens, firstOpen, zonesOfContact } from './openings.rules';
import { type Span } from './windows.rules';

export { type Channel } from './channel';
export { type GateDecision, type GateInput, type GateReason } from './gate.types';
export { clockCloses, clockOpens };

type Verdict = Pick<GateDecision, 'reason' | 'window' | 'next_open'> & { closedIn?: string; closes?: string };

/** When both are closed in different zones, the one that comes first in the gate's order is the reason. */
const CLOCK_ORDER: readonly ClockReason[] = [
  'outside_legal_hours',
  'blackout_date',
  'holiday',
  'outside_window',
  'within_window',
];

/**
 * May this contact be made then? Order (spec 3.1): go-live, suppression, consent, channel, score, caps, fixed hours,
 * blackout or holiday, policy window. Throws on input that cannot be judged: the caller makes that `gate_error`.
 */
export function canContact(input: GateInput): GateDecision {
  refuseBrokenInput(input);
  const local_time = localTimes(input);
  const denial = denialBeforeClock(input);
  const verdict = denial === null ? clockVerdict(input) : denied(denial, input);
  const { reason, window, next_open } = verdict;
  return {
    ok: reason === 'within_window',
    reason,
    explain: explanationOf({ input, local_time, ...verdict }),
    policy_scope: input.policy.found ? input.policy.scope : null,
    policy_version: input.policy.found ? input.policy.version : null,
    local_time,
    timezones: input.timezones,
    window,
    next_open,
    tz_data: tzDataVersion(),
  };
}

function localTimes({ when, timezones }: GateInput): GateDecision['local_time'] {
  if (!('at' in when)) return [{ local: formatMinute(when.minuteOfDay), weekday: when.weekday }];
  if (zonesOfContact(timezones) === null) return [];
  return timezones.map((timezone) => {
    const { local, weekday } = localTime(when.at, timezone);
    return { timezone, local, weekday };
  });
}

function denied(reason: GateReason, input: GateInput): Verdict {
  const next_open = reason === 'contact_cap_reached' ? afterCap(input) : null;
  return { reason, window: null, next_open };
}

function clockVerdict(input: GateInput): Verdict {
  const { channel, province, policy, when } = input;
  if (province === null || !policy.found) return { reason: 'gate_error', window: null, next_open: null };
  const clock = clockOf(channel, province, policy.rules);
  if (!('at' in when)) {
    const reason = clockReason(clock, when.weekday, when.minuteOfDay, null);
    return {
      reason,
      window: shownWindow(openWindow(clock, when.weekday, when.minuteOfDay)),
      next_open: null,
    };
  }
  return verdictAt(clock, input, when.at);
}

function verdictAt(clock: Clock, input: GateInput, at: Date): Verdict {
  const zones = zonesOfContact(input.timezones);
  if (zones === null) return { reason: 'unknown_timezone', window: null, next_open: null };
  const ms = at.getTime();
  let reason: ClockReason = 'within_window';
  let closedIn: string | undefined;
  for (const zone of zones) {
    const here = stretchOf(clock, zone, ms).reason;
    if (CLOCK_ORDER.indexOf(here) >= CLOCK_ORDER.indexOf(reason)) continue;
    reason = here;
    closedIn = zone.name;
  }
  if (closedIn !== undefined) {
    const opens = firstOpen(clock, zones, ms);
    return { reason, window: null, next_open: opens === null ? null : new Date(opens), closedIn };
  }
  return { reason, ...openingAt(clock, input, at), next_open: at };
}

/** The window that is open in the first zone, and until when there, which other zones may cut short. */
function openingAt(clock: Clock, input: GateInput, at: Date): { window: Verdict['window']; closes?: string } {
  const [first = ''] = input.timezones;
  const { weekday, minuteOfDay } = localTime(at, first);
  const window = shownWindow(openWindow(clock, weekday, minuteOfDay));
  if (window === null || input.timezones.length === 1)
    return { window, ...(window && { closes: window.end }) };
  const closes = clockCloses(input, at);
  if (closes === null) return { window };
  // Named by its last open minute plus one, so that the end of a day reads 24:00.
  const last = localTime(new Date(closes.getTime() - MINUTE_MS), first);
  return { window, closes: formatMinute(last.minuteOfDay + 1) };
}

function shownWindow(span: Span | null): { start: string; end: string } | null {
  return span === null ? null : { start: formatMinute(span.start), end: formatMinute(span.end) };
}
