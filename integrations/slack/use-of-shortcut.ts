import { type GlobalShortcut, type MessageShortcut } from '@slack/bolt';
import { type ShortcutMessage } from '../../src/contract/shortcut';
import { plainText } from './command-text';
import { type Use } from './use';

export function useOfShortcut(body: GlobalShortcut | MessageShortcut): Use {
  const on = body.type === 'message_action' ? body : undefined;
  return {
    kind: 'shortcut',
    name: body.callback_id,
    input: JSON.stringify(on ? messageOf(on) : { text: '' }),
    userId: body.user.id,
    channelId: on?.channel.id,
    responseUrl: on?.response_url,
    triggerId: body.trigger_id,
    key: `slack:short:${body.trigger_id || `${body.action_ts}:${body.user.id}`}`,
  };
}

function messageOf({ team, channel, message }: MessageShortcut): ShortcutMessage {
  return {
    text: plainText(message.text ?? ''),
    ...(team && { permalink: permalink(team.domain, channel.id, message) }),
    ...(message.user !== undefined && { author: message.user }),
  };
}

/** As chat.getPermalink gives it; asking would cost time that the trigger does not have. */
function permalink(domain: string, channel: string, message: MessageShortcut['message']): string {
  const thread = message.thread_ts as unknown;
  const inThread = typeof thread === 'string' && thread !== message.ts;
  const query = inThread ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `https://${domain}.slack.com/archives/${channel}/p${message.ts.replace('.', '')}${query}`;
}
