import { type GateDecision } from './gate.types';

/** The reasons that pass with time alone: the clock part of the gate (spec 3.1). */
const CLOCK_REASONS = ['outside_window', 'outside_legal_hours', 'blackout_date', 'holiday'];

export function isClockReason(decision: Pick<GateDecision, 'reason'>): boolean {
  return CLOCK_REASONS.includes(decision.reason);
}
