import { type ProviderProblem } from '../contract/ports';
import { isOpen, mayMove, type ReportedState } from './delivery-order.rules';
import { happened } from './message-history';
import { type Message } from './message.model';
import { obeyProvider } from './obey-provider';
import { closeAttempt } from './open-attempt';
import { type OutreachDeps } from './outreach-ports';
import { emitSent, showResolved } from './record-outcome';

/** What a provider reports about one message, already brought to our states. */
export interface DeliveryReport {
  providerId: string;
  /** The provider's own word. */
  providerStatus: string;
  state: ReportedState;
  error?: { code: string } & ProviderProblem;
}

/**
 * Moves a message up to what is reported, in the caller's transaction, in which it was read; a report that came too
 * late changes nothing. One about a message whose fate was unknown proves that the provider took it: that counts as
 * the sending, once.
 */
export function moveMessage(deps: OutreachDeps) {
  return async (message: Message, report: DeliveryReport): Promise<void> => {
    if (!mayMove(message, report.state)) return;
    const wasOpen = isOpen(message);
    const change = changeFor(deps, report, wasOpen);
    await deps.messages.updateOne({ _id: message._id }, { $set: change, ...reported(report, change) });
    if (wasOpen) {
      await closeAttempt(deps, message);
      await deps.spending.settle(message, 'sent');
      if (message.state === 'unknown') {
        await showResolved(deps, message, { kind: 'provider', says: report.providerStatus });
      }
      await emitSent(deps, [message]);
      await deps.onSent([message]);
    }
    // With a messaging service the refusal comes after the acceptance.
    const { error } = report;
    if (error) await obeyProvider(deps, message, { ...error, providerCode: error.code });
  };
}

function changeFor(deps: Pick<OutreachDeps, 'clock'>, report: DeliveryReport, isProof: boolean) {
  const now = deps.clock.now();
  const { state, providerId, providerStatus, error } = report;
  return {
    state,
    provider_id: providerId,
    provider_status: providerStatus,
    ...(error === undefined ? {} : { error: errorOf(error) }),
    ...(isProof ? { sent_at: now, look_at: null, waits_for: null } : {}),
    updated_at: now,
  };
}

function errorOf({ code, message, message_fr }: NonNullable<DeliveryReport['error']>) {
  return { code, message, ...(message_fr === undefined ? {} : { message_fr }) };
}

function reported(report: DeliveryReport, { updated_at, error }: ReturnType<typeof changeFor>) {
  const provider = { id: report.providerId, status: report.providerStatus };
  return happened({ at: updated_at, what: 'status', provider, ...(error === undefined ? {} : { error }) });
}
