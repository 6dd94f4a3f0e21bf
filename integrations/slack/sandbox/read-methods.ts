import { type Channel, type SlackMessage } from './conversations';
import { failure, isTrue, type Method, textOf } from './method';

const authTest: Method = (_args, { settings: { team, bot } }) => ({
  ok: true,
  url: `https://${team.domain}.slack.com/`,
  team: team.name,
  user: bot.name,
  team_id: team.id,
  user_id: bot.userId,
  bot_id: bot.botId,
  is_enterprise_install: false,
});

const history: Method = (args, { conversations }) => {
  const channel = conversations.find(textOf(args, 'channel'));
  if (!channel) return failure('channel_not_found');
  if (!channel.isMember) return failure('not_in_channel');
  const top = channel.messages.filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts);
  return page(top.toReversed(), args);
};

const replies: Method = (args, { conversations }) => {
  const channel = conversations.find(textOf(args, 'channel'));
  if (!channel) return failure('channel_not_found');
  const parent = textOf(args, 'ts');
  const thread = channel.messages.filter(({ ts, thread_ts }) => ts === parent || thread_ts === parent);
  return thread.length === 0 ? failure('thread_not_found') : page(thread, args, parent);
};

/**
 * In the order in which they are given, between `oldest` and `latest`; a thread's first message (`always`) stands on
 * each first page. Metadata only when it is asked for.
 */
function page(messages: SlackMessage[], args: Record<string, unknown>, always?: string) {
  const { oldest, latest, cursor } = {
    oldest: textOf(args, 'oldest'),
    latest: textOf(args, 'latest'),
    cursor: textOf(args, 'cursor'),
  };
  const limit = Math.min(999, Number(textOf(args, 'limit') || 100));
  const inclusive = isTrue(args, 'inclusive');
  const inSpan = ({ ts }: SlackMessage) => {
    if (ts === always) return true;
    if (oldest !== '' && (inclusive ? ts < oldest : ts <= oldest)) return false;
    return latest === '' || (inclusive ? ts <= latest : ts < latest);
  };
  const all = messages.filter(inSpan);
  const after = Buffer.from(cursor, 'base64').toString();
  const found = cursor === '' ? all : all.slice(all.findIndex(({ ts }) => ts === after) + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return {
    ok: true as const,
    messages: isTrue(args, 'include_all_metadata')
      ? shown
      : shown.map(({ metadata: _metadata, ...rest }) => rest),
    has_more: hasMore,
    pin_count: 0,
    ...(hasMore ? { response_metadata: { next_cursor: Buffer.from(last.ts).toString('base64') } } : {}),
  };
}

const openConversation: Method = (args, state) => {
  const channel = textOf(args, 'channel');
  if (channel !== '') {
    const found = state.conversations.find(channel);
    return found ? { ok: true, channel: describe(found) } : failure('channel_not_found');
  }
  const users = textOf(args, 'users')
    .split(',')
    .filter((id) => id !== '');
  if (users.length === 0) return failure('users_list_not_supplied');
  if (users.some((id) => state.user(id) === null)) return failure('user_not_found');
  if (users.some((id) => state.user(id)?.deleted === true)) return failure('user_disabled');
  return { ok: true, channel: { id: state.conversations.open(users).id } };
};

const info: Method = (args, { conversations }) => {
  const channel = conversations.find(textOf(args, 'channel'));
  return channel ? { ok: true, channel: describe(channel) } : failure('channel_not_found');
};

const list: Method = (_args, { conversations }) => ({
  ok: true,
  channels: conversations.all().map(describe),
  response_metadata: { next_cursor: '' },
});

const join: Method = (args, { conversations }) => {
  const channel = conversations.find(textOf(args, 'channel'));
  if (!channel) return failure('channel_not_found');
  if (channel.isArchived) return failure('is_archived');
  channel.isMember = true;
  return { ok: true, channel: describe(channel) };
};

function describe({ id, name, isArchived, isMember }: Channel) {
  const isDirect = id.startsWith('D');
  return { id, name, is_channel: !isDirect, is_im: isDirect, is_archived: isArchived, is_member: isMember };
}

const userInfo: Method = (args, state) => {
  const user = state.user(textOf(args, 'user'));
  if (!user) return failure('user_not_found');
  const { id, name, tz, locale, isBot, deleted } = user;
  return {
    ok: true,
    user: {
      id,
      team_id: state.settings.team.id,
      name,
      real_name: name,
      deleted,
      tz,
      is_bot: isBot,
      is_admin: false,
      profile: { real_name: name, display_name: name },
      ...(isTrue(args, 'include_locale') ? { locale } : {}),
    },
  };
};

const groupUsers: Method = (args, { settings: { userGroups } }) => {
  const users = userGroups[textOf(args, 'usergroup')];
  return users ? { ok: true, users } : failure('no_such_subteam');
};

export const readMethods: Record<string, Method> = {
  'api.test': () => ({ ok: true }),
  'auth.test': authTest,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': openConversation,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.join': join,
  'users.info': userInfo,
  'usergroups.users.list': groupUsers,
};
