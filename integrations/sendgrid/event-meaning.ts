import { type ReceivedMailEvent } from '../../src/outreach/receive-mail-event';

type Meaning = { state: NonNullable<ReceivedMailEvent['report']>['state'] | null } & Pick<
  ReceivedMailEvent,
  'suppress'
>;

/**
 * SendGrid's events (docs.sendgrid.com, "Event Webhook Reference"; facts/canada.md section 3). Whatever tells of a
 * mail proves that it was taken. Somebody who opens, clicks, complains or unsubscribes has got it.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  processed: { state: 'sent', suppress: null },
  // SendGrid tries again by itself.
  deferred: { state: 'sent', suppress: null },
  delivered: { state: 'delivered', suppress: null },
  open: { state: 'delivered', suppress: null },
  click: { state: 'delivered', suppress: null },
  spamreport: { state: 'delivered', suppress: 'unsubscribe' },
  unsubscribe: { state: 'delivered', suppress: 'unsubscribe' },
  group_unsubscribe: { state: 'delivered', suppress: 'unsubscribe' },
  // Back at SendGrid is not back with us: what was asked for here is lifted here.
  group_resubscribe: { state: null, suppress: null },
};

/** Why SendGrid did not even try: the address is on one of its lists. Anything else is about this one mail. */
const DROPPED: readonly [pattern: RegExp, suppress: 'unsubscribe' | 'bounce'][] = [
  [/unsubscribed address|spam reporting address/i, 'unsubscribe'],
  [/bounced address|^invalid$/i, 'bounce'],
];

/** Null for an event that is new to us: it is remembered, and changes nothing. */
export function meaningOfEvent(event: {
  event: string;
  type?: string | undefined;
  reason?: string | undefined;
}): Meaning | null {
  if (event.event === 'bounce') {
    // `blocked`: refused this time (a full mailbox, say); the address is not bad.
    return { state: 'undelivered', suppress: event.type === 'blocked' ? null : 'bounce' };
  }
  if (event.event === 'dropped') {
    const found = DROPPED.find(([pattern]) => pattern.test(event.reason ?? ''));
    return { state: 'failed', suppress: found?.[1] ?? null };
  }
  return Object.hasOwn(MEANINGS, event.event) ? (MEANINGS[event.event] ?? null) : null;
}
