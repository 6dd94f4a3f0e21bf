import { type Throttle } from '../../../src/tripwire/throttle.model';
import { type TripwireAlert } from '../../../src/tripwire/alert.model';

export function madeAlert(more: Partial<TripwireAlert> = {}): TripwireAlert {
  return {
    _id: 'drift_1',
    metric: 'blocking_rate',
    scope: 'ON:TORONTO',
    since: '2026-12-02',
    window: 'day',
    normal: Array<number>(7).fill(0.03),
    healthy: 1,
    state: 'open',
    found: { window: 'day', value: 0.4, n: 20, baseline: 0.03, limit: 0.15, p: 1e-9 },
    alpha: 0.0001,
    value: 0.4,
    course: Array<number>(14).fill(0.2),
    causes: [{ kind: 'source', name: 'no_consent', share: 0.8 }],
    action: 'expand_contact_windows',
    found_at: new Date('2026-12-02T15:00:00Z'),
    ...more,
  };
}

export function madeThrottle(more: Partial<Throttle> = {}): Throttle {
  return {
    _id: 'throttle_1',
    alert_id: 'drift_1',
    action: 'expand_contact_windows',
    scope: 'ON:TORONTO',
    effect: { kind: 'hours', minutes: 60 },
    summary: { text: 'throttle.what_expand_contact_windows', params: { minutes: 60, added: 300, days: 7 } },
    state: 'active',
    proposed_at: new Date('2026-12-02T15:00:00Z'),
    expires_at: new Date('2026-12-09T15:00:00Z'),
    ...more,
  };
}
