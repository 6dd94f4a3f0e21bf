import { z } from 'zod';
import { type Channel } from './conversations';
import { type SlackState } from './state';

const channelSchema = z.strictObject({
  /** Id or name. */
  channel: z.string(),
  archived: z.boolean().optional(),
  /** False: the bot is not in it. */
  member: z.boolean().optional(),
});

/** `POST /_sandbox/channels`: archives a channel, throws the bot out of it, or only shows it. */
export function setChannel(input: unknown, { conversations }: SlackState): Channel {
  const { channel: reference, archived, member } = channelSchema.parse(input);
  const channel = conversations.find(reference);
  if (!channel) throw new Error(`no channel ${reference}`);
  if (archived !== undefined) channel.isArchived = archived;
  if (member !== undefined) channel.isMember = member;
  return channel;
}
