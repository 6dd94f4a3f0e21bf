import { type Model } from 'mongoose';
import { type Approvals } from '../approvals/approvals';
import { type Audit } from '../audit/audit';
import { type Actor, systemActor } from '../contract/actor';
import { type Clock } from '../contract/ports';
import { type MessageParams } from '../i18n/translate';
import { newId } from '../ids';
import { type TripwireAlert } from './alert.model';
import { type DriftAction } from './metrics.rules';
import { type Throttle, type ThrottleEffect } from './throttle.model';
import {
  cutMultiplier,
  EFFECTS,
  EXTRA_MINUTES,
  FLOOR_BP,
  HOLDS_DAYS,
  MAY_BE_AUTOMATIC,
} from './throttle.rules';
import { THROTTLE_KIND, type Throttles } from './throttles';

const BY_ITSELF = systemActor('tripwire');

/** What is in force at a scope, as far as a throttle changes it. */
export interface ThrottlePorts {
  /** The multipliers that offers have there, in ten-thousandths. */
  multipliers(scope: string): Promise<number[]>;
  /** The minutes a week that the windows there would be longer, of each policy. */
  minutesAdded(scope: string, minutes: number): Promise<number[]>;
  /** Whether an action may be proposed, and done by itself. */
  gate(action: DriftAction, confidence: number): Promise<'allow' | 'ask' | 'deny'>;
}

/** Proposes what a drift calls for; nothing where it would change nothing, or the gate says no. */
export function proposeThrottle(
  deps: ThrottlePorts & {
    throttles: Model<Throttle>;
    machine: Throttles;
    approvals: Approvals;
    audit: Audit;
    clock: Clock;
    isAuto(): Promise<boolean>;
  },
) {
  /** Null: it would change nothing. */
  async function boundsOf(scope: string, effect: ThrottleEffect): Promise<MessageParams | null> {
    if (effect.kind === 'review') return {};
    if (effect.kind === 'hours') {
      const added = await deps.minutesAdded(scope, effect.minutes);
      const most = Math.max(0, ...added);
      return most === 0 ? null : { minutes: EXTRA_MINUTES, added: most };
    }
    const all = (await deps.multipliers(scope)).filter((bp) => cutMultiplier(bp, effect.cut_bp) < bp);
    if (all.length === 0) return null;
    const before = Math.max(...all);
    const share = (bp: number) => (bp / 10_000).toFixed(2);
    return {
      before: share(before),
      after: share(cutMultiplier(before, effect.cut_bp)),
      floor: share(FLOOR_BP),
    };
  }

  /** @param asker whoever made the evaluation: who asked is not who approves. @returns the throttle's id, or null */
  return async (alert: TripwireAlert, asker: Actor): Promise<string | null> => {
    const { action, scope } = alert;
    const effect = EFFECTS[action];
    const bounds = await boundsOf(scope, effect);
    if (bounds === null) return null;
    const allowed = await deps.gate(action, 1 - alert.found.p);
    if (allowed === 'deny') return null;
    const summary = {
      text: `throttle.what_${action}` as const,
      params: { scope, days: HOLDS_DAYS[action], ...bounds },
    };
    const throttle: Throttle = {
      summary,
      _id: newId('throttle'),
      alert_id: alert._id,
      action,
      scope,
      effect,
      state: 'proposed',
      proposed_at: deps.clock.now(),
    };
    if (action === MAY_BE_AUTOMATIC && allowed === 'allow' && (await deps.isAuto())) {
      await deps.throttles.create([throttle]);
      await deps.machine.activate(throttle, BY_ITSELF, 'automatic');
      return throttle._id;
    }
    const { metric, found } = alert;
    const { _id: proposal_id, content_hash } = await deps.approvals.propose(
      {
        kind: THROTTLE_KIND,
        thing: { kind: 'throttle', id: throttle._id },
        change: { action, scope, effect },
        evidence: { alert_id: alert._id, metric, ...found },
        summary,
      },
      asker,
    );
    await deps.throttles.create([{ ...throttle, proposal_id, content_hash }]);
    return throttle._id;
  };
}
