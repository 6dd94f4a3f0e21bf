import { systemActor } from '../contract/actor';
import { type Suppression } from '../policy/contact-address.model';
import { type InboundText } from './inbound-text.model';
import { type OptWish } from './opt-words.rules';
import { type InboundDeps, type Known, type ReceivedText } from './receive-text';

/**
 * Suppresses at once: a stop word SMS, another request the channels that it names, or all of them; EMAIL where the
 * person is known. What waits is cancelled, the ladder is stopped. It writes no feedback event (spec 3.5).
 */
export async function optOut(
  deps: InboundDeps,
  text: ReceivedText,
  wish: OptWish,
  { buyer, lead }: Known,
): Promise<void> {
  const { channels } = wish;
  const because: Omit<Suppression, 'channel'> = {
    cause: wish.word === 'stop_request' ? 'request' : 'keyword',
    at: deps.clock.now(),
    proof: { text: text.body, message_id: text.messageSid },
  };
  await deps.policy.suppress(
    text.from,
    channels.filter((channel) => channel !== 'EMAIL'),
    because,
  );
  if (channels.includes('SMS')) await deps.cancelWaiting(text.from, 'opted_out');
  const emails = channels.includes('EMAIL') ? [lead?.email, buyer?.email] : [];
  for (const email of new Set(emails.filter((address) => address !== undefined))) {
    await deps.policy.suppress(email, ['EMAIL'], because);
    await deps.cancelWaiting(email, 'opted_out');
  }
  await recordChange(deps, 'suppression.add', text, because.cause);
  if (lead) await deps.onLeadReply(lead, 'opt_out');
}

/** Lifts what an opt-out word had set. */
export async function optIn(deps: InboundDeps, text: ReceivedText): Promise<void> {
  const lifted = await deps.policy.liftKeywordSuppression(text.from);
  if (lifted.length > 0) await recordChange(deps, 'suppression.lift', text, 'keyword');
}

/** Ids only: the number is in the text itself, which a person's erasure removes. */
function recordChange(deps: InboundDeps, action: string, text: ReceivedText, reason: string): Promise<void> {
  const thing: { kind: string; id: InboundText['_id'] } = { kind: 'inbound_text', id: text.messageSid };
  return deps.audit.record(systemActor('inbound-text'), { action, thing, reason });
}
