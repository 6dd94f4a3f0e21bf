import { type Province } from '../geo/provinces';

/**
 * The events of spec 3.8, each with what it tells. `null` province: not known. `reason` says why one failed that is
 * no message.
 */
export interface KpiDetails {
  lead_created: { lead_id: string; province: Province | null; market: string; source: string };
  deal_brief_created: { deal_brief_id: string; lead_id: string };
  /** Money in dollars. */
  backend_deal_created: {
    deal_id: string | null;
    offer: number | null;
    mao: number | null;
    reason?: string;
  };
  ladder_created: { tasks: number; reason?: string };
  followup_completed: { task_id: string; step: number; channel: string };
  offer_generated: { evidence_id: string | null; province: Province | null; reason?: string };
  match_attempt: { deal_brief_id: string; liquidity_score: number; reason?: string };
  match_result: { matched_count: number; liquidity_score: number };
  buyer_feedback: { event: string; province: Province; market: string; property_type: string };
  prepared: { deal_id: string; seller_notified: boolean; buyer_count: number };
  email_sent: { to: string; template: string };
  sms_sent: { to: string; message_len: number };
  email_blocked_by_policy: { to: string; province: Province | null; market: string; reason: string };
  sms_blocked_by_policy: { to: string; province: Province | null; market: string; reason: string };
}

export type KpiMetric = keyof KpiDetails;
export type KpiDomain = 'WHOLESALE' | 'BUYER_MATCH' | 'NOTIFICATIONS' | 'MESSAGING';

/** Which domain a metric belongs to, and whose sandbox makes it not live. */
export const KPI_METRICS: Record<
  KpiMetric,
  { domain: KpiDomain; provider: 'slack' | 'twilio' | 'sendgrid' }
> = {
  lead_created: { domain: 'WHOLESALE', provider: 'slack' },
  deal_brief_created: { domain: 'WHOLESALE', provider: 'slack' },
  backend_deal_created: { domain: 'WHOLESALE', provider: 'slack' },
  ladder_created: { domain: 'WHOLESALE', provider: 'slack' },
  followup_completed: { domain: 'WHOLESALE', provider: 'slack' },
  offer_generated: { domain: 'WHOLESALE', provider: 'slack' },
  match_attempt: { domain: 'BUYER_MATCH', provider: 'slack' },
  match_result: { domain: 'BUYER_MATCH', provider: 'slack' },
  buyer_feedback: { domain: 'BUYER_MATCH', provider: 'twilio' },
  prepared: { domain: 'NOTIFICATIONS', provider: 'slack' },
  email_sent: { domain: 'MESSAGING', provider: 'sendgrid' },
  sms_sent: { domain: 'MESSAGING', provider: 'twilio' },
  email_blocked_by_policy: { domain: 'MESSAGING', provider: 'sendgrid' },
  sms_blocked_by_policy: { domain: 'MESSAGING', provider: 'twilio' },
};
