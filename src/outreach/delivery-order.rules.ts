import { type DeliveryState } from '../contract/ports';
import { type Message } from './message.model';

/** What a provider can say about a message that it has taken. */
export type ReportedState = DeliveryState;

/**
 * Reports come late, twice and in any order, so the states have one order and a message only moves up in it: whatever
 * the sequence, the highest one stands (spec 3.5). A text that arrived has arrived. An e-mail that was handed over may
 * still come back (an asynchronous bounce, docs.sendgrid.com, "Bounces"), so there the bounce is the last word.
 */
const ORDER: Record<Message['channel'], readonly ReportedState[]> = {
  SMS: ['sent', 'cancelled', 'failed', 'undelivered', 'delivered'],
  EMAIL: ['sent', 'cancelled', 'failed', 'delivered', 'undelivered'],
};

/**
 * Its acceptance is not recorded yet. Also what waits to be tried again: a report proves that it was accepted after
 * all, and nothing must be sent a second time.
 */
export function isOpen({ state, attempts }: Pick<Message, 'state' | 'attempts'>): boolean {
  return state === 'sending' || state === 'unknown' || (state === 'queued' && attempts > 0);
}

/** Whether a report moves a message: never backwards. */
export function mayMove(
  message: Pick<Message, 'channel' | 'state' | 'attempts'>,
  to: ReportedState,
): boolean {
  if (isOpen(message)) return true;
  const order = ORDER[message.channel];
  const at = order.findIndex((state) => state === message.state);
  return at >= 0 && at < order.indexOf(to);
}
