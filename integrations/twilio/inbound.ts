import { z } from 'zod';
import { type WebhookParams } from './signature';

/** Ten is what Twilio sends at most in one message; more would be a mistake, and is cut off. */
const MAX_MEDIA = 10;

const inboundSchema = z.looseObject({
  MessageSid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/i),
  From: z.string().min(1),
  To: z.string().min(1),
  // Empty for a picture without words.
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).catch(0),
  // Only with Advanced Opt-Out; Twilio has then already answered the person.
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional().catch(undefined),
});

export interface InboundSms {
  messageSid: string;
  from: string;
  to: string;
  body: string;
  optOutType?: 'STOP' | 'START' | 'HELP';
  media: { url: string; contentType: string }[];
}

/**
 * A text that somebody sent us. Null when a genuine webhook is not what we understand a message to be:
 * that goes to quarantine, and Twilio is told 2xx. Parameters that we do not know are left alone.
 */
export function parseInboundSms(params: WebhookParams): InboundSms | null {
  const parsed = inboundSchema.safeParse({ ...params });
  if (!parsed.success) return null;
  const { MessageSid, From, To, Body, NumMedia, OptOutType } = parsed.data;
  return {
    messageSid: MessageSid,
    from: From,
    to: To,
    body: Body,
    ...(OptOutType === undefined ? {} : { optOutType: OptOutType }),
    media: readMedia(params, NumMedia),
  };
}

function readMedia(params: WebhookParams, count: number): InboundSms['media'] {
  return Array.from({ length: Math.min(count, MAX_MEDIA) }).flatMap((_, index) => {
    const url = params[`MediaUrl${index}`];
    const contentType = params[`MediaContentType${index}`];
    if (typeof url !== 'string' || url === '') return [];
    return [{ url, contentType: typeof contentType === 'string' ? contentType : 'application/octet-stream' }];
  });
}
