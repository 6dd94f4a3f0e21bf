import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { newId } from '../ids';
import { contentHash } from './approval.rules';
import { type Proposal } from './proposal.model';

/** A decision that nobody takes in three days is taken: no. */
const HOLDS_MS = 72 * 3_600_000;

export type ProposalWish = Pick<Proposal, 'kind' | 'thing' | 'change' | 'evidence' | 'summary'> & {
  reason?: string | undefined;
};

export interface ApprovalDeps {
  proposals: Model<Proposal>;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  /** Its card, or that of the thing which it is about, after each change; in the transaction. */
  show(proposal: Proposal): Promise<void>;
}

/**
 * Asks for a second person. A newer proposal about the same thing takes the place of the one that waits: whoever
 * changed their mind asks anew, and nothing that was shown is edited.
 */
export function propose(deps: ApprovalDeps) {
  return (wish: ProposalWish, actor: Actor): Promise<Proposal> =>
    deps.transaction(async () => {
      const pending_key = `${wish.kind}:${wish.thing.id}`;
      await supersede(deps, pending_key, actor);
      const { reason, ...rest } = wish;
      const content = { ...rest, ...(reason === undefined ? {} : { reason }) };
      const created_at = deps.clock.now();
      const proposal: Proposal = {
        _id: newId('proposal'),
        ...content,
        content_hash: contentHash(content),
        asked_by: actorName(actor),
        state: 'pending',
        pending_key,
        created_at,
        expires_at: new Date(created_at.getTime() + HOLDS_MS),
      };
      await deps.proposals.create([proposal]);
      await deps.audit.record(actor, {
        action: 'approval.propose',
        thing: { kind: 'proposal', id: proposal._id },
        after: {
          kind: wish.kind,
          thing: wish.thing,
          change: wish.change,
          content_hash: proposal.content_hash,
        },
        ...(reason === undefined ? {} : { reason }),
      });
      await deps.show(proposal);
      return proposal;
    });
}

async function supersede(deps: ApprovalDeps, pending_key: string, actor: Actor): Promise<void> {
  const older = await deps.proposals
    .findOneAndUpdate(
      { pending_key },
      {
        $set: { state: 'superseded', decided_by: actorName(actor), decided_at: deps.clock.now() },
        $unset: { pending_key: 1 },
      },
      { returnDocument: 'after' },
    )
    .lean();
  if (older) await deps.show(older);
}
