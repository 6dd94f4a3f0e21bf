/** What a gate says of one thing that the product would do by itself. */
export type Verdict = 'allow' | 'ask' | 'deny';

export interface GateLimits {
  /** From here on it may be done, 0 to 1. */
  min_confidence: number;
  /** From here on a person decides; below it is not done at all. */
  ask_from: number;
}

export interface Judgement {
  verdict: Verdict;
  reason: 'sure_enough' | 'not_sure_enough' | 'too_unsure' | 'no_gate';
}

/** Without a gate a person decides; a confidence that is none counts as 0. */
export function judgeConfidence(gate: GateLimits | null, confidence: number): Judgement {
  if (gate === null) return { verdict: 'ask', reason: 'no_gate' };
  const sure = confidence >= 0 && confidence <= 1 ? confidence : 0;
  if (sure >= gate.min_confidence) return { verdict: 'allow', reason: 'sure_enough' };
  if (sure >= gate.ask_from) return { verdict: 'ask', reason: 'not_sure_enough' };
  return { verdict: 'deny', reason: 'too_unsure' };
}
