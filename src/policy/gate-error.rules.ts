import { isStoreDown } from '../store-down';
import { tzDataVersion } from '../time/zone-data';
import { GateInputError, type GateProblem } from './gate-input-error';
import { type GateDecision } from './gate.rules';

/** What the gate says when it could not find out: no contact, and what is in the way. */
export function gateError(question: { timezones: string[] }, problem: GateProblem): GateDecision {
  return {
    ok: false,
    reason: 'gate_error',
    explain: [
      { key: 'gate.gate_error', params: {} },
      { key: `gate.problem.${problem}`, params: {} },
      { key: 'gate.next.gate_error', params: {} },
    ],
    policy_scope: null,
    policy_version: null,
    local_time: [],
    timezones: question.timezones,
    window: null,
    next_open: null,
    tz_data: tzDataVersion(),
  };
}

export function problemOf(error: unknown): GateProblem {
  if (error instanceof GateInputError) return error.problem;
  return isStoreDown(error) ? 'store' : 'unforeseen';
}
