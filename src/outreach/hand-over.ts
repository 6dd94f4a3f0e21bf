import { type SendOutcome } from '../contract/ports';
import { type Begun } from './begin-sending';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { unsubscribeHeaders } from './unsubscribe-headers.rules';

type Begin = Extract<Begun, { kind: 'send' }>;

/** The call to the provider. What is too late already is not even tried: a process that stood still meanwhile. */
export function handOver(deps: OutreachDeps, message: Message, begun: Begin): Promise<SendOutcome> {
  const { to, body } = message;
  const { notAfter, validityPeriodSeconds } = begun;
  if (deps.realNow() > notAfter.getTime()) return Promise.resolve(RAN_OUT);
  if (message.channel === 'EMAIL') {
    return deps.email.send({
      to,
      subject: message.subject ?? '',
      body,
      ...(message.html === undefined ? {} : { html: message.html }),
      headers: unsubscribeHeaders(deps.publicUrl(), message.page_token),
      customArgs: { message_id: message._id },
      notAfter,
    });
  }
  const statusCallback = `${deps.publicUrl()}/webhooks/twilio/status/${message.status_token}`;
  return deps.sms.send({ to, body, statusCallback, validityPeriodSeconds, notAfter });
}

const RAN_OUT: SendOutcome = { kind: 'retry', cause: 'the claim ran out before the hand-over' };
