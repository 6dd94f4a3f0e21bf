import { type Actor, actorName } from '../contract/actor';
import { newId } from '../ids';
import { type Channel } from '../policy/channel';
import { type Suppression } from '../policy/contact-address.model';
import { type Lifting } from '../policy/lift-suppression';
import { STOP_ID } from '../policy/may-lift.rules';
import { stoppedFact } from './text-facts.rules';
import { type InboundDeps } from './receive-text';

/** Whom, by what, and why. */
export interface StopWish {
  address: string;
  channels: Channel[];
  because: string;
}

export interface StoppedByHand {
  /** For which nothing was stopped before. */
  added: Channel[];
  /** What stands for these channels now. */
  standing: Suppression[];
  /** Messages that waited. */
  cancelled: number;
}

type Deps = Pick<
  InboundDeps,
  'policy' | 'audit' | 'clock' | 'leads' | 'onLeadReply' | 'cancelWaiting' | 'transaction'
>;

/**
 * A member of the team says that somebody is not to be contacted: from its commit on, nothing more is sent, what
 * waits is cancelled, and a ladder of texts stops. Its words, time and writer are kept. Said twice, it changes nothing.
 */
export function stopByHand(deps: Deps) {
  return ({ address, channels, because }: StopWish, actor: Actor): Promise<StoppedByHand> =>
    deps.transaction(async () => {
      const id = newId<string>(STOP_ID);
      const proof = { text: because, message_id: id, by: actorName(actor) };
      const why = { cause: 'manual' as const, at: deps.clock.now(), proof };
      const added = await deps.policy.suppress(address, channels, why);
      const byMessage = channels.some((channel) => channel !== 'CALL');
      const cancelled = byMessage ? await deps.cancelWaiting(address, 'opted_out') : 0;
      if (added.length > 0) {
        await deps.audit.record(actor, {
          action: 'suppression.add',
          thing: { kind: 'stop', id },
          after: { channels: added },
          reason: 'manual',
        });
        const known = await deps.leads.findByAddress(address);
        if (known) await deps.leads.tell(known, stoppedFact('manual', actorName(actor), because));
        const lead = byMessage ? known : null;
        if (lead) await deps.onLeadReply(lead, 'opt_out');
      }
      const record = await deps.policy.addresses.findById(address).lean();
      const standing = record?.suppressions.filter(({ channel }) => channels.includes(channel)) ?? [];
      return { added, standing, cancelled };
    });
}

/** Lifts stops as far as they may be (policy/may-lift.rules.ts). Nothing is sent by it: whoever wants to, asks anew. */
export function liftStop(deps: Deps) {
  return ({ address, channels, because }: StopWish, actor: Actor): Promise<Lifting> =>
    deps.transaction(async () => {
      const why = { at: deps.clock.now(), by: actorName(actor), because };
      const lifting = await deps.policy.liftSuppression(address, channels, why);
      for (const { channel, cause, proof } of lifting.lifted) {
        await deps.audit.record(actor, {
          action: 'suppression.lift',
          thing: { kind: 'stop', id: proof?.message_id ?? 'unnamed' },
          before: { channel, cause },
          reason: 'manual',
        });
      }
      return lifting;
    });
}
