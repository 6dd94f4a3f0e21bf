import { type Actor, actorName, hasRole } from '../contract/actor';
import { UserError } from '../errors';
import { type MessageKey, type MessageParams, translator } from '../i18n/translate';
import { approvalRule, contentHash } from './approval.rules';
import { type Proposal } from './proposal.model';
import { type ApprovalDeps } from './propose';

/** What is done once two people agree, in the transaction of the decision. */
export type Effect = (proposal: Proposal, approver: Actor) => Promise<void>;

export interface DecideDeps extends ApprovalDeps {
  effectOf(kind: string): Effect;
  singleManagerSince(): Promise<Date | null>;
}

/** The proposal by its id, and the content that the person saw. */
export interface Decision {
  id: string;
  content_hash: string;
}

/**
 * Approves: the state, the effect and the audit entry are one transaction, so there is one effect whoever presses, how
 * often and when. @throws UserError: another content, over already, expired, or a second person is needed
 */
export function approveProposal(deps: DecideDeps) {
  return ({ id, content_hash }: Decision, approver: Actor): Promise<Proposal> =>
    deps.transaction(async () => {
      const proposal = await findPending(deps, id, content_hash);
      requireManager(approver);
      const now = deps.clock.now();
      const singleManagerSince = await deps.singleManagerSince();
      const judged = approvalRule({ proposal, approver: actorName(approver), singleManagerSince, now });
      if (!judged.ok) throw needsSecondPerson(judged.from);
      const approved = await end(deps, proposal, 'approved', approver, judged.rule);
      await deps.effectOf(proposal.kind)(approved, approver);
      return approved;
    });
}

/** Rejects, or takes back what one proposed oneself: that needs nobody else. */
export function rejectProposal(deps: DecideDeps) {
  return ({ id, content_hash }: Decision, actor: Actor): Promise<Proposal> =>
    deps.transaction(async () => {
      const proposal = await findPending(deps, id, content_hash);
      requireManager(actor);
      return end(deps, proposal, 'rejected', actor);
    });
}

/** Takes back what the product itself has no reason for any more; nothing if it is over already. */
export function withdrawProposal(deps: DecideDeps) {
  return (id: string, actor: Actor): Promise<void> =>
    deps.transaction(async () => {
      const proposal = await deps.proposals.findById(id).lean();
      if (proposal?.state === 'pending') await end(deps, proposal, 'rejected', actor);
    });
}

async function findPending(deps: DecideDeps, id: string, content_hash: string): Promise<Proposal> {
  const proposal = await deps.proposals.findById(id).lean();
  if (!proposal) throw refusal('not_found', 'approval_not_found', { id });
  // What stands in the store must be what was proposed, and that must be what the person saw.
  const isAsShown = proposal.content_hash === content_hash && contentHash(proposal) === content_hash;
  if (!isAsShown) throw refusal('conflict', 'approval_changed');
  if (proposal.state !== 'pending') {
    throw refusal('conflict', 'approval_over', {
      state: proposal.state,
      who: proposal.decided_by ?? 'system',
    });
  }
  if (deps.clock.now() >= proposal.expires_at) throw refusal('conflict', 'approval_expired');
  return proposal;
}

async function end(
  deps: DecideDeps,
  proposal: Proposal,
  state: 'approved' | 'rejected',
  actor: Actor,
  rule?: 'four_eyes' | 'single_manager',
): Promise<Proposal> {
  const change = {
    state,
    decided_by: actorName(actor),
    decided_at: deps.clock.now(),
    ...(rule === undefined ? {} : { rule }),
  };
  const { pending_key: _, ...rest } = proposal;
  const ended: Proposal = { ...rest, ...change };
  // Two decisions at once meet here: the later one begins again and sees the first.
  const { matchedCount } = await deps.proposals.updateOne(
    { _id: proposal._id, state: 'pending' },
    { $set: change, $unset: { pending_key: 1 } },
  );
  if (matchedCount === 0) throw refusal('conflict', 'approval_over', { state, who: 'somebody' });
  await deps.audit.record(actor, {
    action: state === 'approved' ? 'approval.approve' : 'approval.reject',
    thing: { kind: 'proposal', id: proposal._id },
    before: { state: 'pending', asked_by: proposal.asked_by },
    after: { state, content_hash: proposal.content_hash, ...(rule === undefined ? {} : { rule }) },
  });
  await deps.show(ended);
  return ended;
}

function requireManager(actor: Actor): void {
  if (hasRole(actor, 'manager')) return;
  const params = { needed: 'manager', role: actor.role };
  throw new UserError('forbidden', translator('en')('error.forbidden', params), { extra: params });
}

function needsSecondPerson(from: Date | null): UserError {
  if (from === null) return refusal('refused', 'second_person_needed');
  return refusal('refused', 'second_person_or_later', { from: from.toISOString() });
}

function refusal(
  code: 'not_found' | 'conflict' | 'refused',
  reason: string,
  extra: MessageParams = {},
): UserError {
  const message = translator('en')(`refused.${reason}` as MessageKey, extra);
  return new UserError(code, message, { reason, extra });
}
