import { signSlackRequest, type SignedRequest } from './signing';

/**
 * What Slack posts to a bot, signed: shapes as in docs.slack.dev/interactivity (read 2026-11).
 * Pure: the caller gives the time, so that stale and future requests are easy to make.
 */

export interface RequestContext {
  signingSecret: string;
  /** Unix seconds. */
  timestamp: number;
  team?: { id: string; domain: string };
  appId?: string;
  user?: { id: string; name: string };
  channel?: { id: string; name: string };
  triggerId?: string;
  responseUrl?: string;
}

const DEFAULTS = {
  team: { id: 'T0SANDBOX', domain: 'sandbox' },
  appId: 'A0SANDBOX',
  user: { id: 'U0PERSON', name: 'person' },
  channel: { id: 'C0GENERAL', name: 'general' },
  triggerId: '1000000000.2000000000.0123456789abcdef0123456789abcdef',
  responseUrl: 'http://127.0.0.1:9/commands/T0SANDBOX/1/none',
  /** Slack still sends the old verification token; nothing may rest on it. */
  token: 'deprecated-verification-token',
};

export function slashCommand(input: RequestContext & { command: string; text?: string }): SignedRequest {
  const { team, user, channel, appId, triggerId, responseUrl } = { ...DEFAULTS, ...input };
  const form = new URLSearchParams({
    token: DEFAULTS.token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.name,
    command: input.command,
    text: input.text ?? '',
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  });
  return signSlackRequest(input.signingSecret, input.timestamp, form.toString());
}

export interface BlockActionInput extends RequestContext {
  action: {
    action_id: string;
    block_id?: string;
    /** `button` unless said otherwise. */
    type?: string;
    value?: string;
    [field: string]: unknown;
  };
  /** The message that holds the button, as Slack shows it; an ephemeral one is only named. */
  message?: { ts: string; [field: string]: unknown };
  ephemeral?: boolean;
  /** A modal or the App Home instead of a message. */
  view?: { id: string; [field: string]: unknown };
  /** What stands in the input fields. */
  values?: Record<string, Record<string, unknown>>;
}

export function blockAction(input: BlockActionInput): SignedRequest {
  const { channel, responseUrl } = { ...DEFAULTS, ...input };
  const { message, view, ephemeral = false } = input;
  const place = view
    ? { container: { type: 'view', view_id: view.id }, view }
    : {
        container: {
          type: 'message',
          message_ts: message?.ts ?? '1.000001',
          channel_id: channel.id,
          is_ephemeral: ephemeral,
        },
        channel,
        ...(ephemeral || !message ? {} : { message }),
        response_url: responseUrl,
      };
  return interaction(input, {
    type: 'block_actions',
    ...place,
    state: { values: input.values ?? {} },
    actions: [{ type: 'button', block_id: 'block', action_ts: `${input.timestamp}.000100`, ...input.action }],
  });
}

export function viewSubmission(
  input: RequestContext & { view: { id: string; [field: string]: unknown } },
): SignedRequest {
  return interaction(input, { type: 'view_submission', view: input.view, response_urls: [] });
}

export function viewClosed(
  input: RequestContext & { view: { id: string; [field: string]: unknown } },
): SignedRequest {
  return interaction(input, { type: 'view_closed', view: input.view, is_cleared: false });
}

export function messageShortcut(
  input: RequestContext & { callbackId: string; message: { ts: string; [field: string]: unknown } },
): SignedRequest {
  const { channel, responseUrl } = { ...DEFAULTS, ...input };
  return interaction(input, {
    type: 'message_action',
    callback_id: input.callbackId,
    action_ts: `${input.timestamp}.000100`,
    message_ts: input.message.ts,
    channel,
    message: input.message,
    response_url: responseUrl,
  });
}

export function globalShortcut(input: RequestContext & { callbackId: string }): SignedRequest {
  return interaction(input, {
    type: 'shortcut',
    callback_id: input.callbackId,
    action_ts: `${input.timestamp}.000100`,
  });
}

export function eventCallback(
  input: RequestContext & { event: { type: string; [field: string]: unknown }; eventId: string },
): SignedRequest {
  const { team, appId } = { ...DEFAULTS, ...input };
  const payload = {
    token: DEFAULTS.token,
    team_id: team.id,
    api_app_id: appId,
    event: input.event,
    type: 'event_callback',
    event_id: input.eventId,
    event_time: input.timestamp,
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
  return signSlackRequest(input.signingSecret, input.timestamp, JSON.stringify(payload), 'application/json');
}

/** Everything interactive comes as one form field that holds JSON. */
function interaction(input: RequestContext, body: Record<string, unknown>): SignedRequest {
  const { team, user, appId, triggerId } = { ...DEFAULTS, ...input };
  const payload = {
    user: { id: user.id, username: user.name, name: user.name, team_id: team.id },
    api_app_id: appId,
    token: DEFAULTS.token,
    trigger_id: triggerId,
    team,
    enterprise: null,
    is_enterprise_install: false,
    ...body,
  };
  const form = new URLSearchParams({ payload: JSON.stringify(payload) });
  return signSlackRequest(input.signingSecret, input.timestamp, form.toString());
}
