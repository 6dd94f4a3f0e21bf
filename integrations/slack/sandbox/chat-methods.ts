import { asFields, checkBlocks } from './blocks';
import { type Channel, type SlackMessage } from './conversations';
import { type Arguments, failure, type Method, type MethodFailure, textOf } from './method';
import { type SlackState } from './state';

/** docs.slack.dev/reference/methods/chat.postMessage: longer texts are cut, far longer ones refused. */
const TEXT_LIMIT = 40_000;

type Content = Pick<SlackMessage, 'text' | 'blocks' | 'metadata'>;

const postMessage: Method = (args, state) => {
  // Here alone a person's id stands for the conversation with them.
  const user = state.user(textOf(args, 'channel'));
  const place = user ? state.conversations.open([user.id]) : findPlace(args, state);
  if ('error' in place) return place;
  const content = readContent(args);
  if ('error' in content) return content;
  const thread = textOf(args, 'thread_ts');
  const first = thread === '' ? undefined : state.conversations.message(place, thread);
  if (thread !== '' && !first) return failure('thread_not_found');
  const message = postAsBot(state, place, content, {
    via: 'chat.postMessage',
    // A reply to a reply stands in the same thread.
    thread: first?.thread_ts ?? thread,
  });
  return { ok: true, channel: place.id, ts: message.ts, message };
};

const update: Method = (args, state) => {
  const place = findPlace(args, state);
  if ('error' in place) return place;
  const message = state.conversations.message(place, textOf(args, 'ts'));
  if (!message) return failure('message_not_found');
  if (message.bot_id !== state.settings.bot.botId) return failure('cant_update_message');
  const content = readContent(args, { partial: true });
  if ('error' in content) return content;
  editMessage(state, place, message, content, 'chat.update');
  return { ok: true, channel: place.id, ts: message.ts, text: message.text, message };
};

const postEphemeral: Method = (args, state) => {
  const place = findPlace(args, state);
  if ('error' in place) return place;
  const user = state.user(textOf(args, 'user'));
  if (!user) return failure('user_not_in_channel');
  const content = readContent(args);
  if ('error' in content) return content;
  const ts = recordEphemeral(state, place, user.id, content, 'chat.postEphemeral');
  return { ok: true, message_ts: ts };
};

const remove: Method = (args, state) => {
  const place = findPlace(args, state);
  if ('error' in place) return place;
  const ts = textOf(args, 'ts');
  if (!state.conversations.remove(place, ts)) return failure('message_not_found');
  state.ledger.add({ type: 'deleted', channel: place.id, ts, via: 'chat.delete' });
  return { ok: true, channel: place.id, ts };
};

const getPermalink: Method = (args, state) => {
  const place = findPlace(args, state);
  if ('error' in place) return place;
  const ts = textOf(args, 'message_ts');
  if (!state.conversations.message(place, ts)) return failure('message_not_found');
  const { domain } = state.settings.team;
  return {
    ok: true,
    channel: place.id,
    permalink: `https://${domain}.slack.com/archives/${place.id}/p${ts.replace('.', '')}`,
  };
};

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};

/** Where the message goes, or why it cannot: `is_archived` and `not_in_channel` are set from outside. */
function findPlace(args: Arguments, { conversations }: SlackState): Channel | MethodFailure {
  const channel = conversations.find(textOf(args, 'channel'));
  if (!channel) return failure('channel_not_found');
  if (channel.isArchived) return failure('is_archived');
  return channel.isMember ? channel : failure('not_in_channel');
}

/** With `partial` (an edit) what is not given stays. */
export function readContent(args: Arguments, { partial = false } = {}): Content | MethodFailure {
  const text = textOf(args, 'text');
  const { blocks } = args;
  const metadata = asFields(args.metadata);
  if (text === '' && blocks === undefined && !partial) return failure('no_text');
  if (text.length > TEXT_LIMIT) return failure('msg_too_long');
  const problems = blocks === undefined ? [] : checkBlocks(blocks, 50);
  if (problems.length > 0) return failure('invalid_blocks', problems);
  if (args.metadata === undefined)
    return { text, ...(blocks === undefined ? {} : { blocks: blocks as unknown[] }) };
  if (
    typeof metadata.event_type !== 'string' ||
    typeof metadata.event_payload !== 'object' ||
    metadata.event_payload === null
  ) {
    return failure('invalid_metadata_schema');
  }
  return {
    text,
    ...(blocks === undefined ? {} : { blocks: blocks as unknown[] }),
    metadata: { event_type: metadata.event_type, event_payload: metadata.event_payload },
  };
}

export function postAsBot(
  state: SlackState,
  channel: Channel,
  content: Content,
  { via, thread = '' }: { via: string; thread?: string },
): SlackMessage {
  const { bot, team } = state.settings;
  const message = state.conversations.post(channel, {
    subtype: undefined,
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    team: team.id,
    ...content,
    ...(thread === '' ? {} : { thread_ts: thread }),
  });
  state.ledger.add({ type: 'posted', via, ...factsOf(channel, message) });
  return message;
}

export function editMessage(
  state: SlackState,
  channel: Channel,
  message: SlackMessage,
  content: Content,
  via: string,
): void {
  const { text, blocks, metadata } = content;
  if (text !== '') message.text = text;
  // Text without blocks takes the old blocks away: docs.slack.dev/reference/methods/chat.update
  if (blocks !== undefined) message.blocks = blocks;
  else if (text !== '') delete message.blocks;
  if (metadata !== undefined) message.metadata = metadata;
  message.edited = { user: state.settings.bot.userId, ts: state.conversations.nextTs() };
  state.ledger.add({ type: 'edited', via, ...factsOf(channel, message) });
}

export function recordEphemeral(
  state: SlackState,
  channel: Channel,
  user: string,
  { text, blocks = [] }: Content,
  via: string,
): string {
  const ts = state.conversations.nextTs();
  const { id, name: channelName } = channel;
  state.ledger.add({ type: 'ephemeral', via, user, channel: id, channelName, ts, text, blocks });
  return ts;
}

function factsOf({ id, name }: Channel, message: SlackMessage) {
  const { ts, text, blocks = [], metadata = null, thread_ts: threadTs = null } = message;
  return { channel: id, channelName: name, ts, text, blocks: structuredClone(blocks), metadata, threadTs };
}
