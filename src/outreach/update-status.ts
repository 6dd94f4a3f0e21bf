import { happened } from './message-history';
import { type MessageState } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import {
  closeAttempt,
  emitSent,
  OPTED_OUT_AT_PROVIDER,
  showResolved,
  suppressAtProvidersWord,
} from './record-outcome';

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
          ...happened({
            at: deps.clock.now(),
            what: 'status',
            provider: { id: report.providerId, status: report.providerStatus },
            ...(report.error === undefined ? {} : { error: report.error }),
          }),
        },
      );
      if (written.modifiedCount === 0) return true;
      if (wasOpen) {
        await closeAttempt(deps, message);
        if (message.state === 'unknown') await showResolved(deps, message, report.providerStatus);
        await emitSent(deps, message);
        await deps.onSent(message);
      }
      // With a messaging service the refusal comes after the acceptance.
      if (report.error?.code === OPTED_OUT_AT_PROVIDER) await suppressAtProvidersWord(deps, message);
      return true;
    });
}
