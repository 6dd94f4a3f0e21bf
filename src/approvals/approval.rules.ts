import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json';
import { type Proposal } from './proposal.model';

/** What a team's only manager waits before approving their own (spec 3.9). */
const SINGLE_MANAGER_DELAY_MS = 15 * 60_000;

type Content = Pick<Proposal, 'kind' | 'thing' | 'change' | 'evidence' | 'summary' | 'reason'>;

/** Whoever decides has seen exactly this. */
export function contentHash({ kind, thing, change, evidence, summary, reason }: Content): string {
  const content = canonicalJson({ kind, thing, change, evidence, summary, reason });
  return createHash('sha256').update(content).digest('hex');
}

export type ApprovalRule =
  { ok: true; rule: 'four_eyes' | 'single_manager' } | { ok: false; from: Date | null };

/**
 * Who asked is not who approves; a team with one manager may have set that the same person approves after 15 minutes.
 * The time runs from the setting too, so that nobody sets it for a proposal that waits already.
 */
export function approvalRule(facts: {
  proposal: Pick<Proposal, 'asked_by' | 'created_at'>;
  approver: string;
  /** Since when the setting is on; null: it is off, or there are more managers by now. */
  singleManagerSince: Date | null;
  now: Date;
}): ApprovalRule {
  const { proposal, approver, singleManagerSince, now } = facts;
  if (approver !== proposal.asked_by) return { ok: true, rule: 'four_eyes' };
  if (singleManagerSince === null) return { ok: false, from: null };
  const begins = Math.max(proposal.created_at.getTime(), singleManagerSince.getTime());
  const from = new Date(begins + SINGLE_MANAGER_DELAY_MS);
  return now >= from ? { ok: true, rule: 'single_manager' } : { ok: false, from };
}
