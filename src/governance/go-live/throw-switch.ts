import { type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor, actorName } from '../../contract/actor';
import { type Cards, type Clock, type Transaction } from '../../contract/ports';
import { goLiveCard } from './go-live.card';
import { type GoLiveSwitch, SWITCHES, type SwitchName } from './go-live.model';
import { goLiveState } from './go-live-state.rules';

export interface SwitchDeps {
  switches: Model<GoLiveSwitch>;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
}

export interface SwitchWish {
  name: SwitchName;
  on: boolean;
  /** The audit entry's: `go_live.enable`, `go_live.disable`, `go_live.kill`. */
  action: string;
  reason?: string | undefined;
}

/**
 * Sets one switch, with its audit entry and the channel's card. One that stands there already stays as it is, so that
 * the record keeps who was first. @returns whether it moved
 */
export function throwSwitch(deps: SwitchDeps) {
  return ({ name, on, action, reason }: SwitchWish, actor: Actor): Promise<{ moved: boolean }> =>
    deps.transaction(async () => {
      const before = await deps.switches.findById(name).lean();
      if ((before?.on ?? false) === on) return { moved: false };
      const after: GoLiveSwitch = {
        _id: name,
        on,
        changed_by: actorName(actor),
        changed_at: deps.clock.now(),
        ...(reason === undefined ? {} : { reason }),
      };
      await deps.switches.replaceOne({ _id: name }, after, { upsert: true });
      await deps.audit.record(actor, {
        action,
        thing: { kind: 'go_live', id: name },
        before: { on: before?.on ?? false },
        after: { on },
        ...(reason === undefined ? {} : { reason }),
      });
      const state = goLiveState(await deps.switches.find({ _id: { $in: SWITCHES } }).lean());
      await deps.cards.put({ key: 'go-live', channel: 'alerts', view: (t) => goLiveCard(state, t) });
      return { moved: true };
    });
}
