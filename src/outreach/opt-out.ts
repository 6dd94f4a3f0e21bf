import { systemActor } from '../contract/actor';
import { type Channel } from '../policy/channel';
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
  for (const [address, about] of addressesToStop(text, channels, { buyer, lead })) {
    await deps.policy.suppress(address, about, because);
    if (about.some((channel) => channel !== 'CALL')) await deps.cancelWaiting(address, 'opted_out');
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

/** The address that it came from, and for the other channels those that are known of the person. */
function addressesToStop(
  { from, mail }: ReceivedText,
  channels: readonly Channel[],
  { buyer, lead }: Known,
): Map<string, Channel[]> {
  const byVoice = channels.filter((channel) => channel !== 'EMAIL');
  const byMail = channels.filter((channel) => channel === 'EMAIL');
  const numbers = mail ? [lead?.phone, buyer?.phone] : [from];
  const mails = mail ? [from] : [lead?.email, buyer?.email];
  const pairs = [
    ...numbers.map((address) => [address, byVoice] as const),
    ...mails.map((address) => [address, byMail] as const),
  ];
  return new Map(
    pairs.flatMap(([address, about]) => (address && about.length > 0 ? [[address, about]] : [])),
  );
}
