import { type Approvals } from '../approvals/approvals';
import { type Proposal } from '../approvals/proposal.model';
import { type Actor } from '../contract/actor';
import { type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type Cents, cents, formatMoney } from '../money';
import { type OfferPolicy } from './offer-policy.model';
import { type OfferPolicyChange, type OfferPolicyUpsert } from './upsert-offer-policy';

const RAISE = 'offer_policy.raise';

/** What the proposal's sentence shows the raise on. */
const EXAMPLE_ARV = cents(500_000_00);

/** Stores a change, or proposes it where it raises what may be promised: that needs a second person (spec 3.7). */
export function changeOfferPolicy(deps: {
  upsert: OfferPolicyUpsert;
  approvals: Approvals;
  transaction: Transaction;
}) {
  deps.approvals.onApproved(RAISE, async ({ change, evidence, asked_by, summary }, approver) => {
    const wish = change as OfferPolicyChange;
    const { version } = evidence as { version: number };
    const { base } = await deps.upsert.raiseOf(wish);
    if (base.version !== version) {
      const params = { place: String(summary.params.place) };
      const message = translator('en')('refused.proposal_stale', params);
      throw new UserError('conflict', message, { reason: 'proposal_stale', extra: params });
    }
    await deps.upsert.store(approver, { ...wish, changed_by: wish.changed_by ?? asked_by });
  });

  return (
    actor: Actor,
    change: OfferPolicyChange,
  ): Promise<{ policy: OfferPolicy } | { pending: Proposal }> =>
    deps.transaction(async () => {
      const { id, base, isRaise } = await deps.upsert.raiseOf(change);
      if (!isRaise) return { policy: await deps.upsert.store(actor, change) };
      const after = change.multiplier_bp ?? base.multiplier_bp;
      const pending = await deps.approvals.propose(
        {
          kind: RAISE,
          thing: { kind: 'offer_policy', id },
          change: JSON.parse(JSON.stringify(change)) as OfferPolicyChange,
          evidence: { version: base.version, multiplier_bp: base.multiplier_bp },
          summary: {
            text: 'approval.offer_raise',
            params: {
              place: id,
              before: base.multiplier_bp / 10_000,
              after: after / 10_000,
              more: formatMoney(moreOf(after - base.multiplier_bp)),
            },
          },
          reason: change.reason,
        },
        actor,
      );
      return { pending };
    });
}

function moreOf(raiseBp: number): Cents {
  return cents(Math.floor((EXAMPLE_ARV * raiseBp) / 10_000));
}
