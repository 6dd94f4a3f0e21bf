import { type Actor, actorName } from '../contract/actor';
import { happened, type MessageEvent } from './message-history';
import { type Message } from './message.model';
import { closeAttempt } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';
import { showResolved } from './record-outcome';
import { MAX_ATTEMPTS } from './retry.rules';

function settled(change: Pick<Message, 'updated_at' | 'error'>, by?: Actor): MessageEvent {
  const { updated_at: at, error } = change;
  const who = by === undefined ? {} : { by: actorName(by) };
  return { at, what: 'settled', ...who, ...(error === undefined ? {} : { error }) };
}

/**
 * An `unknown` message of which it is proven, or a person says, that it was not sent: into the queue again, and
 * through the gate. @returns false when it was settled meanwhile
 */
export function putBack(deps: OutreachDeps) {
  return (message: Message, why: string, by?: Actor): Promise<boolean> =>
    deps.transaction(async () => {
      const isEnough = by === undefined && message.attempts >= MAX_ATTEMPTS;
      const change = {
        state: isEnough ? ('dead' as const) : ('queued' as const),
        error: { code: 'not_accepted', message: why },
        not_before: deps.clock.now(),
        look_at: null,
        updated_at: deps.clock.now(),
      };
      const before = await deps.messages
        .findOneAndUpdate(
          { _id: message._id, state: 'unknown', fence: message.fence },
          { $set: change, ...happened(settled(change, by)) },
        )
        .lean();
      if (!before) return false;
      await closeAttempt(deps, message);
      await deps.spending.settle(before, change.state);
      await showResolved(deps, message, by === undefined ? { kind: 'not_sent' } : { kind: 'not_sent', by });
      if (isEnough) await deps.onNotSent({ ...message, ...change }, { message: why, optedOut: false });
      return true;
    });
}
