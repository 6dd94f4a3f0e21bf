import { type Message, type MessageState } from './message.model';

/** What a provider can say about a message that it has taken. */
export type ReportedState = 'sent' | 'delivered' | 'undelivered' | 'failed' | 'cancelled';

/**
 * Reports come late, twice and in any order, so the states have one order and a message only moves up in it: whatever
 * the sequence, the highest one stands (spec 3.5). A text that arrived has arrived. An e-mail that was handed over may
 * still come back (an asynchronous bounce, docs.sendgrid.com, "Bounces"), so there the bounce is the last word.
 */
const ORDER: Record<Message['channel'], readonly ReportedState[]> = {
  SMS: ['sent', 'cancelled', 'failed', 'undelivered', 'delivered'],
  EMAIL: ['sent', 'cancelled', 'failed', 'delivered', 'undelivered'],
};

/** States of a message whose acceptance is not recorded yet. */
export const OPEN_STATES: readonly MessageState[] = ['sending', 'unknown'];

/** From which states a report may move a message: never backwards. */
export function movesFrom(channel: Message['channel'], state: ReportedState): MessageState[] {
  const order = ORDER[channel];
  return [...OPEN_STATES, ...order.slice(0, order.indexOf(state))];
}
