import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ReceivedMailEvent } from '../../src/outreach/receive-mail-event';
import { meaningOfEvent } from './event-meaning';

/** SendGrid's fields as far as we read them; the custom arguments stand flat beside them. */
const eventSchema = z.looseObject({
  event: z.string().min(1).max(100),
  email: z.string().max(1000).default(''),
  timestamp: z.number().int().min(0).max(99_999_999_999),
  sg_event_id: z.string().min(1).max(500).optional(),
  sg_message_id: z.string().max(500).default(''),
  // Only of bounces; SendGrid's own other events use the name for other things.
  type: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  // Of `deferred`: several may come in one second.
  attempt: z.union([z.string(), z.number()]).optional().catch(undefined),
  message_id: z.string().max(200).optional().catch(undefined),
});

/** Reasons are as long as the other side's mail server likes. */
const DETAIL_SHOWN = 300;

/** The events of one post; null when it is no list of anything. */
export function readEvents(body: Buffer): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Null for what is not an event as we understand one: that goes to quarantine. */
export function parseEvent(input: unknown): ReceivedMailEvent | null {
  const parsed = eventSchema.safeParse(input);
  if (!parsed.success) return null;
  const { event, email, timestamp, sg_message_id, type, attempt, message_id } = parsed.data;
  const meaning = meaningOfEvent(parsed.data);
  const detail = (parsed.data.reason ?? parsed.data.response ?? type ?? '').slice(0, DETAIL_SHOWN);
  // What SendGrid answered to the sending is the part before the first dot.
  const providerId = sg_message_id.split('.')[0] ?? '';
  const sameKey = createHash('sha256')
    .update(JSON.stringify([sg_message_id, event, timestamp, email, attempt]))
    .digest('base64url');
  return {
    id: parsed.data.sg_event_id ?? `key:${sameKey}`,
    sameKey,
    kind: event,
    detail,
    email,
    at: new Date(timestamp * 1000),
    messageId: message_id ?? null,
    report:
      meaning?.state == null
        ? null
        : {
            providerId,
            providerStatus: event,
            state: meaning.state,
            ...(meaning.state === 'failed' || meaning.state === 'undelivered'
              ? { error: { code: type ?? event, message: detail } }
              : {}),
          },
    suppress: meaning?.suppress ?? null,
  };
}
