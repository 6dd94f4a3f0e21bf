import { type DriftAction } from './metrics.rules';
import { type Throttle, type ThrottleEffect } from './throttle.model';

/** Ten-thousandths: 0.70 → 0.68, and never below 0.60 (spec 3.9). */
const CUT_BP = 200;
export const FLOOR_BP = 6_000;
/** At each end of a day, and never past the fixed hours. */
export const EXTRA_MINUTES = 60;

const DAY_MS = 24 * 3_600_000;
/** Whatever happens, it is over after so long. */
export const HOLDS_DAYS: Record<DriftAction, number> = {
  increase_offer_discount: 14,
  expand_contact_windows: 7,
  review_offer_formula: 7,
  review_activity: 7,
};

export const EFFECTS: Record<DriftAction, ThrottleEffect> = {
  increase_offer_discount: { kind: 'multiplier', cut_bp: CUT_BP },
  expand_contact_windows: { kind: 'hours', minutes: EXTRA_MINUTES },
  review_offer_formula: { kind: 'review' },
  review_activity: { kind: 'review' },
};

/** Only what makes the system more careful may happen by itself (spec 3.9). */
export const MAY_BE_AUTOMATIC: DriftAction = 'increase_offer_discount';

export const activeKey = ({ action, scope }: Pick<Throttle, 'action' | 'scope'>) => `${action} ${scope}`;

export const expiryOf = (action: DriftAction, from: Date): Date =>
  new Date(from.getTime() + HOLDS_DAYS[action] * DAY_MS);

/** A policy that is below the floor already is not raised to it. */
export function cutMultiplier(multiplier_bp: number, cut_bp: number): number {
  return Math.min(multiplier_bp, Math.max(FLOOR_BP, multiplier_bp - cut_bp));
}

/** Of those that hold at a place the one that cuts most: they do not add up. */
export function strongestCut(
  active: readonly Throttle[],
  scopes: readonly string[],
  now: Date,
): { id: string; cut_bp: number } | null {
  let strongest: { id: string; cut_bp: number } | null = null;
  for (const { _id, effect, scope, expires_at } of active) {
    if (effect.kind !== 'multiplier' || !scopes.includes(scope)) continue;
    if (expires_at === undefined || expires_at <= now) continue;
    if (strongest === null || effect.cut_bp > strongest.cut_bp)
      strongest = { id: _id, cut_bp: effect.cut_bp };
  }
  return strongest;
}
