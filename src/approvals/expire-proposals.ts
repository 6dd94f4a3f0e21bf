import { systemActor } from '../contract/actor';
import { type ApprovalDeps } from './propose';

const AT_ONCE = 100;

/** Ends what nobody decided in time. Deciding looks at the time itself: this only tells the channel. */
export function expireProposals(deps: ApprovalDeps) {
  return async (): Promise<number> => {
    const now = deps.clock.now();
    const late = await deps.proposals
      .find({ state: 'pending', expires_at: { $lte: now } })
      .limit(AT_ONCE)
      .lean();
    let expired = 0;
    for (const { _id } of late) {
      await deps.transaction(async () => {
        const ended = await deps.proposals
          .findOneAndUpdate(
            { _id, state: 'pending' },
            { $set: { state: 'expired', decided_at: now }, $unset: { pending_key: 1 } },
            { returnDocument: 'after' },
          )
          .lean();
        if (!ended) return;
        await deps.audit.record(systemActor('expire-proposals'), {
          action: 'approval.expire',
          thing: { kind: 'proposal', id: _id },
          after: { state: 'expired' },
        });
        await deps.show(ended);
      });
      expired++;
    }
    return expired;
  };
}
