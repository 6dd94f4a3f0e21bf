import { createHash } from 'node:crypto';
import { type BlockAction, type BlockElementAction, type SlashCommand } from '@slack/bolt';
import { plainText } from './command-text';
import { elementValue, type ViewState } from './form-values';
import { channelOfView, type UsedView, usedView } from './used-view';

/** One use of a command, a button, a shortcut or a modal by one person. */
export interface Use {
  kind: 'command' | 'button' | 'shortcut' | 'modal';
  /** As it arrived: `/lead`, or an action_id or callback_id. */
  name: string;
  /** The text after the command, what the card put into the button; a shortcut's message or a modal's form, as JSON. */
  input: string;
  userId: string;
  channelId: string | undefined;
  /** Where Slack takes further answers: 5 of them, for 30 minutes. */
  responseUrl: string | undefined;
  /** Opens a modal, for three seconds. */
  triggerId: string | undefined;
  /** The modal or App Home in which it was done. */
  view?: UsedView;
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
    triggerId: nonEmpty(body.trigger_id),
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
    channelId: nonEmpty(body.channel?.id) ?? channelOfView(body.view),
    responseUrl: nonEmpty(body.response_url),
    triggerId: nonEmpty(body.trigger_id),
    ...(body.view && { view: usedView(body.view, stateOf(body)) }),
    key: `slack:act:${nonEmpty(body.trigger_id) ?? fallback}`,
  };
}

/** In a view the fields stand in the view; older payloads have them beside it. */
function stateOf(body: BlockAction): ViewState {
  return body.view?.state ?? body.state;
}

/** A choice of many is told as a list with commas. */
function valueOf(action: BlockElementAction): string {
  const value = elementValue(action);
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}

function digest(parts: (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
