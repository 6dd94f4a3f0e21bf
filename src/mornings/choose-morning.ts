import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { type Morning } from './morning.model';

/** A person wants the morning's message, or wants it no more. @returns false when it was so already */
export function chooseMorning(deps: {
  mornings: Model<Morning>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}) {
  return (actor: Actor, wanted: boolean): Promise<boolean> =>
    deps.transaction(async () => {
      const before = (await deps.mornings.findById(actor.id).lean())?.wanted ?? true;
      if (before === wanted) return false;
      const change = { wanted, changed_by: actorName(actor), changed_at: deps.clock.now() };
      await deps.mornings.updateOne({ _id: actor.id }, { $set: change }, { upsert: true });
      await deps.audit.record(actor, {
        action: 'morning.choose',
        thing: { kind: 'slack_user', id: actor.id },
        before: { wanted: before },
        after: { wanted },
      });
      return true;
    });
}
