import { type Connection } from 'mongoose';
import { type Access } from '../access/access';
import { type Audit } from '../audit/audit';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { approvalSettingModel } from './approval-setting.model';
import { approveProposal, type Effect, rejectProposal } from './decide-proposal';
import { expireProposals } from './expire-proposals';
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
  };

  return {
    /** Each area says once what its proposals do; an approved one does it in the transaction of the decision. */
    onApproved(kind: string, effect: Effect): void {
      if (effects.has(kind)) throw new Error(`${kind} has two effects`);
      effects.set(kind, effect);
    },
    propose: propose(deps),
    approve: approveProposal(deps),
    reject: rejectProposal(deps),
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
