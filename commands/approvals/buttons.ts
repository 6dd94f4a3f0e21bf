import { type Approvals } from '../../src/approvals/approvals';
import { proposalCard } from '../../src/approvals/proposal.card';
import { defineButton } from '../../src/contract/command';

type Deps = { approvals: Approvals };

/** `<id>:<hash of the content that was on the screen>`. */
function shownContent(value: string) {
  const [id = '', content_hash = ''] = value.split(':');
  return { id, content_hash };
}

export const approvalButtons = [
  defineButton<Deps>({
    id: 'approval.approve',
    role: 'manager',
    effect: 'write',
    run: async (value, { approvals }, { actor, t }) =>
      proposalCard(await approvals.approve(shownContent(value), actor), t),
  }),
  defineButton<Deps>({
    id: 'approval.reject',
    role: 'manager',
    effect: 'write',
    run: async (value, { approvals }, { actor, t }) =>
      proposalCard(await approvals.reject(shownContent(value), actor), t),
  }),
];
