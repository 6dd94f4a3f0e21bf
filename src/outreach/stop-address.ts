import { systemActor } from '../contract/actor';
import { type Suppression } from '../policy/contact-address.model';
import { stoppedAddressCard } from './inbound.card';
import { stoppedFact } from './text-facts.rules';
import { type InboundDeps } from './receive-text';

export type StopAddress = (
  address: string,
  cause: 'unsubscribe' | 'bounce',
  proof: NonNullable<Suppression['proof']>,
) => Promise<void>;

/**
 * Nothing more goes to this address by the channel that it is for: a link was used, a complaint or a bounce came.
 * What waits is cancelled; somebody who does not want to hear from us has a ladder no longer. In the caller's
 * transaction; a second time changes nothing and shows nothing.
 */
export function stopAddress(
  deps: Pick<InboundDeps, 'policy' | 'audit' | 'cards' | 'clock' | 'leads' | 'onLeadReply' | 'cancelWaiting'>,
): StopAddress {
  return async (address, cause, proof) => {
    const channel = address.includes('@') ? 'EMAIL' : 'SMS';
    const added = await deps.policy.suppress(address, [channel], { cause, at: deps.clock.now(), proof });
    await deps.cancelWaiting(address, 'opted_out');
    if (added.length === 0) return;
    await deps.audit.record(systemActor('inbound'), {
      action: 'suppression.add',
      thing: { kind: 'message', id: proof.message_id },
      reason: cause,
    });
    const lead = await deps.leads.findByAddress(address);
    await deps.cards.put({
      key: `stopped:${proof.message_id}:${cause}`,
      channel: 'inbox',
      view: (t) => stoppedAddressCard(address, cause, proof.text, lead, t),
    });
    if (lead) await deps.leads.tell(lead, stoppedFact(cause));
    if (lead && cause === 'unsubscribe') await deps.onLeadReply(lead, 'opt_out');
  };
}
