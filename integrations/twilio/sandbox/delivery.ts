import { type DeliveryResult } from '../../sandbox/deliver';
import { type SandboxMessage } from './message';
import { type TwilioState } from './state';
import { postSigned, statusParams } from './webhooks';

/** Twilio's error for a message whose ValidityPeriod ended in the queue (twilio.com/docs/api/errors/30036). */
const VALIDITY_EXPIRED = 30_036;

export interface Deliveries {
  /** Lets an accepted message run its course, if the settings say that messages do. */
  schedule(message: SandboxMessage): void;
  /** Moves a message to a status and tells the bot; with `repeat`, tells it that many times. */
  move(
    message: SandboxMessage,
    status: string,
    errorCode?: number | null,
    repeat?: number,
  ): Promise<DeliveryResult | null>;
  stop(): void;
}

export function createDeliveries(state: TwilioState): Deliveries {
  const timers = new Set<NodeJS.Timeout>();

  function later(ms: number, work: () => Promise<unknown>): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      // A callback that fails is in the ledger; there is nobody else to tell.
      void work().catch(() => undefined);
    }, ms);
    timers.add(timer);
  }

  async function move(message: SandboxMessage, status: string, errorCode: number | null = null, repeat = 1) {
    message.status = status;
    message.errorCode = errorCode;
    message.updatedAt = new Date();
    if (status === 'sent') message.sentAt = message.updatedAt;
    let callback: DeliveryResult | null = null;
    for (let sent = 0; sent < repeat && message.statusCallback !== null; sent += 1) {
      callback = await postSigned(message.statusCallback, statusParams(message), state.settings.authToken);
    }
    state.ledger.add({ type: 'status', sid: message.sid, status, errorCode, callback });
    return callback;
  }

  return {
    move,
    schedule(message) {
      const pause = state.settings.deliverAfterMs;
      if (pause === null) return;
      if (state.settings.queueSeconds > message.validityPeriod) {
        return later(pause, () => move(message, 'failed', VALIDITY_EXPIRED));
      }
      later(pause, async () => {
        await move(message, 'sent');
        const code = state.numbers.get(message.to)?.undeliveredWith;
        later(pause, () =>
          code === undefined ? move(message, 'delivered') : move(message, 'undelivered', code),
        );
      });
    },
    stop() {
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
    },
  };
}
