import { z } from 'zod';

/**
 * Ways in which a provider fails. "before": nothing was accepted. "after": it was accepted, and the
 * caller is not told. Only the ledger knows which of the two it was; that is the point.
 */
const FAULT_PHASE = {
  /** A definite 4xx with the provider's own error shape. */
  refuse: 'before',
  rate_limit: 'before',
  server_error: 'before',
  hang: 'before',
  reset_before: 'before',
  server_error_after: 'after',
  hang_after: 'after',
  reset_after: 'after',
  /** 2xx whose body cannot be read. */
  unreadable: 'after',
  /** A right answer that comes late. */
  slow: 'after',
} as const;

export type FaultKind = keyof typeof FAULT_PHASE;

export const faultRuleSchema = z.strictObject({
  kind: z.enum(Object.keys(FAULT_PHASE) as [FaultKind, ...FaultKind[]]),
  /** How often it strikes before the rule is used up; without it, for ever. */
  times: z.int().positive().optional(),
  /** Share of the matching requests that it strikes, 0–1. */
  probability: z.number().min(0).max(1).optional(),
  /** Only requests whose path or body holds this text: a number, say, or a method. */
  match: z.string().optional(),
  /** `slow`: how late. */
  delayMs: z.int().nonnegative().optional(),
  /** `rate_limit`: seconds in Retry-After. */
  retryAfterSeconds: z.int().nonnegative().optional(),
  /** `refuse` and `server_error`: the HTTP status, where the usual one will not do. */
  status: z.int().min(400).max(599).optional(),
  /** `refuse`: the provider's own error code (21610, `channel_not_found`). */
  code: z.union([z.int(), z.string()]).optional(),
});

export type FaultRule = z.infer<typeof faultRuleSchema>;

export interface Faults {
  add(...rules: FaultRule[]): void;
  clear(): void;
  rules(): FaultRule[];
  /** The fault that strikes this request, if one does; the first matching rule decides. */
  strike(request: { path: string; body: string }): FaultRule | null;
}

export function createFaults(seed = 1): Faults {
  let active: (FaultRule & { left: number })[] = [];
  let random = createRandom(seed);

  return {
    add(...rules) {
      active.push(...rules.map((rule) => ({ ...rule, left: rule.times ?? Infinity })));
    },
    clear() {
      active = [];
      random = createRandom(seed);
    },
    rules: () => active.map(({ left: _left, ...rule }) => rule),
    strike({ path, body }) {
      const found = active.find((rule) => {
        if (rule.match !== undefined && !path.includes(rule.match) && !body.includes(rule.match))
          return false;
        return rule.probability === undefined || random() < rule.probability;
      });
      if (!found) return null;
      found.left -= 1;
      active = active.filter((rule) => rule.left > 0);
      return found;
    },
  };
}

export function strikesBefore(rule: FaultRule): boolean {
  return FAULT_PHASE[rule.kind] === 'before';
}

/** Mulberry32: small, and the same sequence for the same seed on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
