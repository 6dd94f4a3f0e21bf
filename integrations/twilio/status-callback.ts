import { z } from 'zod';
import { type WebhookParams } from './signature';
import { readStatus, type StatusReading } from './status';

const callbackSchema = z.looseObject({
  MessageSid: z.string().min(1),
  MessageStatus: z.string().min(1),
  // Empty while nothing is wrong.
  ErrorCode: z.string().optional(),
});

export interface StatusCallback extends StatusReading {
  messageSid: string;
  /** Twilio's own word, for the message's history. */
  status: string;
  errorCode: string | null;
}

/** What a status callback says; null when it is not one that we understand. */
export function parseStatusCallback(params: WebhookParams): StatusCallback | null {
  const parsed = callbackSchema.safeParse({ ...params });
  if (!parsed.success) return null;
  const { MessageSid, MessageStatus, ErrorCode } = parsed.data;
  const reading = readStatus(MessageStatus);
  if (reading === null) return null;
  return { ...reading, messageSid: MessageSid, status: MessageStatus, errorCode: ErrorCode || null };
}
