import { tzDataVersion } from '../time/zone-data';
import { type GateDecision } from './gate.rules';

/** What the gate says when it could not find out: no contact. */
export function gateError(question: { timezones: string[] }): GateDecision {
  return {
    ok: false,
    reason: 'gate_error',
    explain: [{ key: 'gate.gate_error', params: {} }],
    policy_scope: null,
    policy_version: null,
    local_time: [],
    timezones: question.timezones,
    window: null,
    next_open: null,
    tz_data: tzDataVersion(),
  };
}
