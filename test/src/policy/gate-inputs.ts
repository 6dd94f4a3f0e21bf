import { type GateInput } from '../../../src/policy/gate.rules';
import { SEEDED_RULES, type PolicyRules } from '../../../src/policy/policy-rules.schema';
import { type Province } from '../../../src/geo/provinces';

/** An instant at which every seeded policy of Canada is open: Monday 12:00 in Toronto. */
export const OPEN_AT = '2026-11-23T17:00:00Z';

/** A contact that the gate lets through; each test changes what it is about. */
export function allowed(change: Partial<GateInput> = {}): GateInput {
  return {
    channel: 'SMS',
    province: 'ON',
    policy: policyOf('ON'),
    timezones: ['America/Toronto'],
    when: { at: new Date(OPEN_AT) },
    leadScore: 0.8,
    goLive: 'on',
    contact: { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' },
    ...change,
  };
}

export function policyOf(province: Province, rules: Partial<PolicyRules> = {}): GateInput['policy'] {
  return {
    found: true,
    enabled: true,
    rules: { ...SEEDED_RULES, ...rules },
    scope: { province, market: 'ALL' },
    version: 3,
  };
}

export function at(iso: string): { at: Date } {
  return { at: new Date(iso) };
}
