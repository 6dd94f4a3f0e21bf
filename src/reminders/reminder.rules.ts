import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PROVINCES } from '../geo/provinces';
import { type ContactQuestion } from '../policy/ask-gate';
import { CHANNELS } from '../policy/channel';

/** A question to the gate without its time, as it can be asked again. */
const questionSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  province: z.enum(PROVINCES).optional(),
  market: z.string().max(100).optional(),
  to: z.string().max(320).optional(),
  leadId: z.string().max(100).optional(),
});

const wishSchema = questionSchema.extend({ at: z.iso.datetime().transform((text) => new Date(text)) });

export type ReminderQuestion = z.infer<typeof questionSchema>;

/** What the button "Remind me then" carries. */
export interface ReminderWish {
  question: ReminderQuestion;
  at: Date;
}

/** As the value of a button, which Slack limits to 2,000 characters: each part has its own limit. */
export function wishValue(question: ContactQuestion, at: Date): string {
  const { channel, province, market, to, leadId } = question;
  return JSON.stringify({ channel, province, market, to, leadId, at: at.toISOString() });
}

/** @throws ZodError for what is no wish: only a card of ours makes one */
export function readWish(value: string): ReminderWish {
  const { at, ...question } = wishSchema.parse(JSON.parse(value));
  return { question, at };
}

/** The same wish of the same person has the same id. */
export function reminderId(user: string, { question, at }: ReminderWish): string {
  const { channel, province, market, to, leadId } = question;
  const about = JSON.stringify([user, channel, province, market, to, leadId, at.getTime()]);
  return createHash('sha256').update(about).digest('base64url').slice(0, 22);
}
