import { movesFrom, OPEN_STATES, type ReportedState } from './delivery-order.rules';
import { happened } from './message-history';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import {
  closeAttempt,
  emitSent,
  OPTED_OUT_AT_PROVIDER,
  showResolved,
  suppressAtProvidersWord,
} from './record-outcome';

/** What a provider reports about one message, already brought to our states. */
export interface DeliveryReport {
  providerId: string;
  /** The provider's own word. */
  providerStatus: string;
  state: ReportedState;
  error?: { code: string; message: string };
}

/**
 * Moves a message up to what is reported, in the caller's transaction; a report that came too late changes nothing.
 * One about a message whose fate was unknown proves that the provider took it: that counts as the sending, once.
 */
export function moveMessage(deps: OutreachDeps) {
  return async (message: Message, report: DeliveryReport): Promise<void> => {
    const now = deps.clock.now();
    const wasOpen = OPEN_STATES.includes(message.state);
    const error = report.error === undefined ? {} : { error: report.error };
    const written = await deps.messages.updateOne(
      { _id: message._id, state: { $in: movesFrom(message.channel, report.state) } },
      {
        $set: {
          state: report.state,
          provider_id: report.providerId,
          provider_status: report.providerStatus,
          ...error,
          ...(wasOpen ? { sent_at: now } : {}),
          updated_at: now,
        },
        ...happened({
          at: now,
          what: 'status',
          provider: { id: report.providerId, status: report.providerStatus },
          ...error,
        }),
      },
    );
    if (written.modifiedCount === 0) return;
    if (wasOpen) {
      await closeAttempt(deps, message);
      if (message.state === 'unknown') await showResolved(deps, message, report.providerStatus);
      await emitSent(deps, message);
      await deps.onSent(message);
    }
    // With a messaging service the refusal comes after the acceptance.
    if (report.error?.code === OPTED_OUT_AT_PROVIDER) await suppressAtProvidersWord(deps, message);
  };
}
