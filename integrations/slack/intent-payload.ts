import { z } from 'zod';
import { type Doable } from './doable';
import { type Use } from './use';

/** What is needed to do a use again after a restart. The response_url is left out: it is over by then. */
const schema = z.object({
  kind: z.enum(['command', 'button', 'shortcut', 'modal']),
  input: z.string(),
  user: z.string(),
  channel: z.string().optional(),
  /** The fields of the modal in which a button was pressed. */
  form: z
    .object({
      about: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    })
    .optional(),
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
    ...(use.kind === 'button' && use.view && { form: use.view.form }),
    asked_at: now.toISOString(),
  };
}

/** @throws ZodError for what an older or newer version of the bot stored in another shape */
export function readIntentPayload(payload: unknown): IntentPayload {
  return schema.parse(payload);
}
