import { createHash } from 'node:crypto';

/** A message as Slack keeps and shows it. */
export interface SlackMessage {
  type: 'message';
  /** `tombstone`: it was deleted, and its thread was not. */
  subtype: 'bot_message' | 'tombstone' | undefined;
  ts: string;
  user: string;
  /** A tombstone has none. */
  bot_id?: string;
  app_id?: string;
  team: string;
  text: string;
  blocks?: unknown[];
  metadata?: { event_type: string; event_payload: object };
  /** Of a reply: its thread's first message. That one has its own, once it has replies. */
  thread_ts?: string;
  reply_count?: number;
  latest_reply?: string;
  hidden?: boolean;
  edited?: { user: string; ts: string };
}

export interface Channel {
  id: string;
  name: string;
  isArchived: boolean;
  /** False: the bot has not been invited. */
  isMember: boolean;
  /** Oldest first. */
  messages: SlackMessage[];
}

export interface Conversations {
  /** By id or `#name`; made at first use. Null: no such thing can be. */
  find(reference: string): Channel | null;
  open(users: string[]): Channel;
  all(): Channel[];
  post(channel: Channel, message: Omit<SlackMessage, 'ts' | 'type'>): SlackMessage;
  message(channel: Channel, ts: string): SlackMessage | undefined;
  remove(channel: Channel, ts: string): boolean;
  /** Unique and increasing, as Slack's are: they are a message's id. */
  nextTs(): string;
  clear(): void;
}

/** Per channel; what is older has left the simulator's memory, not a channel's. */
const MESSAGES_KEPT = 5_000;

export function createConversations(now: () => number = Date.now): Conversations {
  const channels = new Map<string, Channel>();
  let lastTs = 0;

  function nextTs(): string {
    // Microseconds: a thousand ticks in each millisecond of the real clock.
    lastTs = Math.max(lastTs + 1, now() * 1000);
    return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
  }

  function make(id: string, name: string): Channel {
    const channel = { id, name, isArchived: false, isMember: true, messages: [] };
    channels.set(id, channel);
    return channel;
  }

  function find(reference: string): Channel | null {
    if (/^[CGD][A-Z0-9]{2,}$/.test(reference)) {
      return (
        channels.get(reference) ??
        make(reference, reference.startsWith('D') ? 'directmessage' : reference.toLowerCase())
      );
    }
    const name = reference.replace(/^#/, '');
    if (!/^[\p{Ll}\p{N}_-]{1,80}$/u.test(name)) return null;
    return [...channels.values()].find((channel) => channel.name === name) ?? make(idFor('C', name), name);
  }

  function open(users: string[]): Channel {
    const id = idFor(users.length === 1 ? 'D' : 'G', users.toSorted().join(','));
    return channels.get(id) ?? make(id, 'directmessage');
  }

  return {
    find,
    open,
    nextTs,
    all: () => [...channels.values()],
    post(channel, message) {
      const posted: SlackMessage = { type: 'message', ts: nextTs(), ...message };
      channel.messages.push(posted);
      countReplies(channel, posted.thread_ts);
      if (channel.messages.length > MESSAGES_KEPT) channel.messages.shift();
      return posted;
    },
    message: (channel, ts) => channel.messages.find((message) => message.ts === ts),
    remove(channel, ts) {
      const index = channel.messages.findIndex((message) => message.ts === ts);
      const message = channel.messages[index];
      if (!message || message.subtype === 'tombstone') return false;
      if ((message.reply_count ?? 0) > 0) channel.messages[index] = tombstoneOf(message);
      else channel.messages.splice(index, 1);
      countReplies(channel, message.thread_ts);
      return true;
    },
    clear: () => channels.clear(),
  };
}

/** A thread's first message says how many replies stand below it. */
function countReplies({ messages }: Channel, threadTs: string | undefined): void {
  const first = messages.find(({ ts }) => ts === threadTs);
  if (!first) return;
  const replies = messages.filter(({ ts, thread_ts }) => thread_ts === threadTs && ts !== threadTs);
  first.reply_count = replies.length;
  const latest = replies.at(-1);
  if (latest) Object.assign(first, { thread_ts: first.ts, latest_reply: latest.ts });
}

/** What Slack shows in the place of a deleted message whose replies stand. */
function tombstoneOf(message: SlackMessage): SlackMessage {
  const {
    bot_id: _bot,
    app_id: _app,
    blocks: _blocks,
    metadata: _metadata,
    edited: _edited,
    ...kept
  } = message;
  const text = 'This message was deleted.';
  return { ...kept, subtype: 'tombstone', user: 'USLACKBOT', text, hidden: true };
}

/** The same name has the same id in every run: a ledger of yesterday can be read today. */
function idFor(prefix: string, name: string): string {
  return prefix + createHash('sha256').update(name).digest('hex').slice(0, 10).toUpperCase();
}
