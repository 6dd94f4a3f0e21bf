import { z } from 'zod';
import { type Doable } from './registry';
import { type Use } from './use';

/** What is needed to do a use again after a restart. The response_url is left out: it is over by then. */
const schema = z.object({
  kind: z.enum(['command', 'button']),
  input: z.string(),
  user: z.string(),
  channel: z.string().optional(),
  /** By the domain clock. */
  asked_at: z.iso.datetime(),
});

export type IntentPayload = z.infer<typeof schema>;

export function intentPayload(use: Use, doable: Doable, now: Date): IntentPayload {
  return {
    kind: doable.kind,
    input: use.input,
    user: use.userId,
    ...(use.channelId === undefined ? {} : { channel: use.channelId }),
    asked_at: now.toISOString(),
  };
}

/** @throws ZodError for what an older or newer version of the bot stored in another shape */
export function readIntentPayload(payload: unknown): IntentPayload {
  return schema.parse(payload);
}
