import { type Connection } from 'mongoose';
import { type Access } from '../access/access';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { approvalSettingModel } from './approval-setting.model';
import { approveProposal, type Effect, rejectProposal, withdrawProposal } from './decide-proposal';
import { expireProposals } from './expire-proposals';
import { putProposalCard } from './proposal.card';
import { type Proposal, proposalModel } from './proposal.model';
import { propose } from './propose';
import { setSingleManager, singleManagerSince } from './single-manager';

export type Approvals = ReturnType<typeof createApprovals>;

/** One mechanism for everything that needs a second person, whichever area it belongs to. */
export function createApprovals(given: {
  connection: Connection;
  access: Access;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
}) {
  const effects = new Map<string, Effect>();
  const shown = new Map<string, (proposal: Proposal) => Promise<void>>();
  const settings = approvalSettingModel(given.connection);
  const deps = {
    ...given,
    settings,
    proposals: proposalModel(given.connection),
    effectOf(kind: string): Effect {
      const effect = effects.get(kind);
      if (!effect) throw new Error(`nobody does what ${kind} proposes`);
      return effect;
    },
    singleManagerSince: singleManagerSince({ ...given, settings }),
    show: (proposal: Proposal) =>
      shown.get(proposal.kind)?.(proposal) ?? putProposalCard(given.cards, proposal),
  };

  return {
    /** Each area says once what its proposals do; an approved one does it in the transaction of the decision. */
    onApproved(kind: string, effect: Effect): void {
      if (effects.has(kind)) throw new Error(`${kind} has two effects`);
      effects.set(kind, effect);
    },
    /** Proposals of a kind that have no card of their own: another one shows them, and follows them. */
    shownBy(kind: string, show: (proposal: Proposal) => Promise<void>): void {
      shown.set(kind, show);
    },
    propose: propose(deps),
    approve: approveProposal(deps),
    reject: rejectProposal(deps),
    withdraw: withdrawProposal(deps),
    expire: expireProposals(deps),
    setSingleManager: setSingleManager(deps),
    isSingleManager: async (): Promise<boolean> => (await deps.singleManagerSince()) !== null,
    pending: async (limit: number): Promise<Proposal[]> =>
      deps.proposals
        .find({ state: 'pending', expires_at: { $gt: given.clock.now() } })
        .sort({ expires_at: 1 })
        .limit(limit)
        .lean(),
  };
}
