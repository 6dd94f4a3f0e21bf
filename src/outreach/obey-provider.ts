import { systemActor } from '../contract/actor';
import { type ProviderProblem } from '../contract/ports';
import { type Suppression } from '../policy/contact-address.model';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { badNumberCard, setupCard } from './provider.card';

/** What a provider's answer or report means beyond this one message. In the transaction that records it. */
export async function obeyProvider(
  deps: OutreachDeps,
  message: Pick<Message, '_id' | 'channel' | 'to' | 'contact'>,
  problem: ProviderProblem & { providerCode: string },
): Promise<void> {
  switch (problem.because) {
    // The person said stop to the provider, in words or at a time that did not reach us.
    case 'opted_out':
      return suppressFor(deps, message, 'provider');
    case 'bad_address':
      await suppressFor(deps, message, 'bad_number');
      return deps.cards.put({
        key: `bad-number:${message.contact}`,
        channel: 'alerts',
        view: badNumberCard(message, problem),
      });
    case 'setup':
      return deps.cards.put({
        key: `provider-setup:${message.channel}:${problem.providerCode}`,
        channel: 'alerts',
        view: setupCard(message, problem),
      });
    default:
      return;
  }
}

async function suppressFor(
  deps: OutreachDeps,
  message: Pick<Message, '_id' | 'channel' | 'to'>,
  cause: Suppression['cause'],
): Promise<void> {
  const added = await deps.policy.suppress(message.to, [message.channel], { cause, at: deps.clock.now() });
  if (added.length === 0) return;
  await deps.audit.record(systemActor('outbox'), {
    action: 'suppression.add',
    thing: { kind: 'message', id: message._id },
    reason: cause,
  });
}
