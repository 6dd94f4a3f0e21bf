import { type SendOutcome } from '../contract/ports';
import { beginSending } from './begin-sending';
import { claimMessage, LEASE_MARGIN_MS } from './claim-message';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { recordOutcome, sweepLost } from './record-outcome';

type DispatchReport = Record<'sent' | 'held' | 'blocked' | 'failed' | 'unknown' | 'again', number>;

/**
 * Hands over what is due, one after the other: claim, gate, `sending`, provider, record.
 * No HTTP inside a transaction, and no second try without proof that the first was not processed.
 */
export function dispatchOutbox(deps: OutreachDeps) {
  const claim = claimMessage(deps);
  const begin = beginSending(deps);
  const record = recordOutcome(deps);
  const sweep = sweepLost(deps);

  return async ({ signal, limit = 500 }: { signal?: AbortSignal; limit?: number } = {}) => {
    const report: DispatchReport = { sent: 0, held: 0, blocked: 0, failed: 0, unknown: 0, again: 0 };
    report.unknown += await sweep();
    for (let n = 0; n < limit && !signal?.aborted; n++) {
      const message = await claim();
      if (message === null) break;
      const begun = await begin(message);
      if (begun.kind === 'held' || begun.kind === 'blocked') report[begun.kind]++;
      if (begun.kind !== 'send') continue;
      const outcome = leaseIsShort(deps, message.leased_until)
        ? LEASE_RAN_OUT
        : await handOver(deps, message, begun.validityPeriodSeconds);
      await record(message, outcome, Math.random());
      report[REPORT_NAME[outcome.kind]] += 1;
    }
    return report;
  };
}

const LEASE_RAN_OUT: SendOutcome = { kind: 'retry', cause: 'the claim ran out before the hand-over' };

const REPORT_NAME: Record<SendOutcome['kind'], 'sent' | 'failed' | 'unknown' | 'again'> = {
  accepted: 'sent',
  refused: 'failed',
  unknown: 'unknown',
  retry: 'again',
};

/** A process that was frozen meanwhile must not send on a claim that somebody else may hold by now. */
function leaseIsShort(deps: OutreachDeps, leasedUntil: Date): boolean {
  return leasedUntil.getTime() - deps.realNow() < LEASE_MARGIN_MS * 3;
}

function handOver(deps: OutreachDeps, message: Message, validityPeriodSeconds: number): Promise<SendOutcome> {
  const { to, body } = message;
  if (message.channel === 'EMAIL') {
    return deps.email.send({
      to,
      subject: message.subject ?? '',
      body,
      ...(message.html === undefined ? {} : { html: message.html }),
      customArgs: { message_id: message._id },
    });
  }
  const statusCallback = `${deps.publicUrl()}/webhooks/twilio/status/${message.status_token}`;
  return deps.sms.send({ to, body, statusCallback, validityPeriodSeconds });
}
