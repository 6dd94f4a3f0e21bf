import { createHash } from 'node:crypto';
import { type BlockAction, type BlockElementAction, type SlashCommand } from '@slack/bolt';
import { plainText } from './command-text';

/** One use of a command or of a button by one person. */
export interface Use {
  kind: 'command' | 'button';
  /** As it arrived: `/lead`, or an action_id. */
  name: string;
  /** The text after the command, or what the card put into the button. */
  input: string;
  userId: string;
  channelId: string | undefined;
  /** Where Slack takes further answers: 5 of them, for 30 minutes. */
  responseUrl: string | undefined;
  /** The same when Slack delivers this use again, another for the next use. */
  key: string;
}

export function useOfCommand(body: SlashCommand): Use {
  const fallback = digest([body.user_id, body.channel_id, body.command, body.text, body.response_url]);
  return {
    kind: 'command',
    name: body.command,
    input: plainText(body.text ?? ''),
    userId: body.user_id,
    channelId: nonEmpty(body.channel_id),
    responseUrl: nonEmpty(body.response_url),
    key: `slack:cmd:${nonEmpty(body.trigger_id) ?? fallback}`,
  };
}

export function useOfAction(body: BlockAction, action: BlockElementAction): Use {
  // A press without a trigger_id is known by its own stamp (facts/platform.md 1).
  const fallback = `${action.action_ts}:${body.user.id}:${action.action_id}`;
  return {
    kind: 'button',
    name: action.action_id,
    input: valueOf(action),
    userId: body.user.id,
    channelId: nonEmpty(body.channel?.id),
    responseUrl: nonEmpty(body.response_url),
    key: `slack:act:${nonEmpty(body.trigger_id) ?? fallback}`,
  };
}

function valueOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  if (action.type === 'static_select' || action.type === 'overflow') return action.selected_option.value;
  return '';
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

function digest(parts: (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
