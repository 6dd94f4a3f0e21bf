import { resolvedMessageCard } from './message.card';
import { type Message, type MessageState } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { closeAttempt } from './record-outcome';

/** A provider's status report, already brought to our states. */
export interface StatusReport {
  token: string;
  providerId: string;
  /** The provider's own word. */
  providerStatus: string;
  state: 'sent' | 'delivered' | 'undelivered' | 'failed' | 'cancelled';
  error?: { code: string; message: string };
}

/** From which states a report may move a message: never backwards (spec 3.5). */
const MOVES_FROM: Record<StatusReport['state'], MessageState[]> = {
  sent: ['sending', 'unknown'],
  delivered: ['sending', 'unknown', 'sent'],
  undelivered: ['sending', 'unknown', 'sent'],
  failed: ['sending', 'unknown', 'sent'],
  cancelled: ['sending', 'unknown', 'sent'],
};

/**
 * Takes a status report. It may come late, twice, in any order, and before the answer to the send: a report of a
 * message whose fate was unknown proves that the provider took it. @returns false when no message has that token
 */
export function updateStatus(deps: OutreachDeps) {
  return (report: StatusReport): Promise<boolean> =>
    deps.transaction(async () => {
      const message = await deps.messages.findOne({ status_token: report.token }).lean();
      if (!message) return false;
      const wasOpen = message.state === 'sending' || message.state === 'unknown';
      const written = await deps.messages.updateOne(
        { _id: message._id, state: { $in: MOVES_FROM[report.state] } },
        {
          $set: {
            state: report.state,
            provider_id: report.providerId,
            provider_status: report.providerStatus,
            ...(report.error === undefined ? {} : { error: report.error }),
            ...(wasOpen ? { sent_at: deps.clock.now() } : {}),
            updated_at: deps.clock.now(),
          },
        },
      );
      if (written.modifiedCount > 0 && wasOpen) {
        await closeAttempt(deps, message);
        if (message.state === 'unknown') await showResolved(deps, message, report.providerStatus);
        await deps.kpi.emit('sms_sent', {
          correlation_id: message.correlation_id,
          detail: { to: message.contact, message_len: message.body.length },
        });
        await deps.onSent(message);
      }
      return true;
    });
}

/** The card that asked a person is answered. */
function showResolved(deps: OutreachDeps, message: Message, providerStatus: string): Promise<void> {
  const view = resolvedMessageCard(message, providerStatus);
  return deps.cards.put({ key: `unknown:${message._id}`, channel: 'alerts', view });
}
