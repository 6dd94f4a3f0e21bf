import { type WebClient } from '@slack/web-api';
import { type View } from '../../src/contract/view';
import { fitView } from './fit-view';
import { type SlackFailure, slackFailure } from './slack-failure';

const CARD_EVENT = 'dealrunner_card';

export type Shown =
  { ok: true; ts: string; channelId: string; degraded?: string } | { ok: false; failure: SlackFailure };
export type Place = { ok: true; channelId: string } | { ok: false; failure: SlackFailure };
export type Found =
  { ok: true; message: { ts: string; rev: number } | null } | { ok: false; failure: SlackFailure };

/** The calls that a card needs. None is repeated here: only the deliverer knows whether that is safe. */
export interface CardMessages {
  post(card: {
    key: string;
    rev: number;
    channelId: string;
    view: View;
    /** Of the message in whose thread it stands. */
    threadTs?: string;
  }): Promise<Shown>;
  update(card: { key: string; rev: number; channelId: string; ts: string; view: View }): Promise<Shown>;
  /** The direct messages with one person: their conversation's id, by which alone Slack shows what stands in it. */
  openDirect(user: string): Promise<Place>;
  /** Looks for the message of an attempt whose answer was lost; null only if it is certainly not there. */
  find(card: { key: string; channelId: string; attemptedAt: Date; threadTs?: string }): Promise<Found>;
}

/** Between our clock and Slack's. */
const BEFORE_MS = 2 * 60_000;
/** No request is under way for longer; a search after days of standstill stays small. */
const AFTER_MS = 10 * 60_000;
const PAGE = 200;
const MAX_PAGES = 5;
const BAD_BLOCKS = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long'];

export function createCardMessages(client: WebClient): CardMessages {
  /** Blocks that Slack refuses cost their form, not the message (facts/platform.md 0.5). */
  async function show(view: View, call: (content: Content) => Promise<{ ts?: string; channel?: string }>) {
    const { text, blocks = [] } = fitView(view);
    const first = await attempt(() => call({ text, blocks }));
    if (first.ok || first.failure.kind !== 'refused' || !BAD_BLOCKS.includes(first.failure.code))
      return first;
    const plain = await attempt(() => call({ text, blocks: [] }));
    return plain.ok ? { ...plain, degraded: first.failure.detail || first.failure.code } : plain;
  }

  return {
    post: ({ key, rev, channelId, view, threadTs }) =>
      show(view, ({ text, blocks }) =>
        client.chat.postMessage({
          channel: channelId,
          text,
          ...(blocks.length > 0 && { blocks }),
          ...(threadTs !== undefined && { thread_ts: threadTs }),
          metadata: cardMetadata(key, rev),
          unfurl_links: false,
          unfurl_media: false,
        }),
      ),

    update: ({ key, rev, channelId, ts, view }) =>
      show(view, (content) =>
        client.chat.update({ channel: channelId, ts, ...content, metadata: cardMetadata(key, rev) }),
      ),

    async openDirect(user) {
      try {
        const { channel } = await client.conversations.open({ users: user });
        if (channel?.id !== undefined) return { ok: true, channelId: channel.id };
        return { ok: false, failure: { kind: 'unknown', cause: 'an answer without a conversation' } };
      } catch (error) {
        return { ok: false, failure: slackFailure(error) };
      }
    },

    async find({ key, channelId, attemptedAt, threadTs }) {
      try {
        return { ok: true, message: await search(client, { key, channelId, attemptedAt, threadTs }) };
      } catch (error) {
        const failure = slackFailure(error);
        // No thread, no reply in it.
        if (failure.kind === 'refused' && failure.code === 'thread_not_found')
          return { ok: true, message: null };
        return { ok: false, failure };
      }
    },
  };
}

/** Without `blocks: []` an update keeps the old ones (slackapi/python-slack-sdk#523). */
interface Content {
  text: string;
  blocks: NonNullable<View['blocks']>;
}

function cardMetadata(key: string, rev: number) {
  return { event_type: CARD_EVENT, event_payload: { key, rev } };
}

async function attempt(call: () => Promise<{ ts?: string; channel?: string }>): Promise<Shown> {
  try {
    const { ts, channel } = await call();
    if (ts === undefined || channel === undefined) {
      return { ok: false, failure: { kind: 'unknown', cause: 'an answer without ts' } };
    }
    return { ok: true, ts, channelId: channel };
  } catch (error) {
    return { ok: false, failure: slackFailure(error) };
  }
}

interface Sought {
  key: string;
  channelId: string;
  attemptedAt: Date;
  threadTs: string | undefined;
}

async function search(client: WebClient, { key, channelId, attemptedAt, threadTs }: Sought) {
  const at = attemptedAt.getTime();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const span = {
      channel: channelId,
      oldest: String((at - BEFORE_MS) / 1000),
      latest: String((at + AFTER_MS) / 1000),
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const found =
      threadTs === undefined
        ? await client.conversations.history(span)
        : await client.conversations.replies({ ...span, ts: threadTs });
    for (const { ts, metadata } of found.messages ?? []) {
      const payload = metadata?.event_type === CARD_EVENT ? metadata.event_payload : undefined;
      if (ts !== undefined && isOf(payload, key)) return { ts, rev: payload.rev };
    }
    cursor = found.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return null;
  }
  throw new Error(`more than ${PAGE * MAX_PAGES} messages around the attempt`);
}

function isOf(payload: unknown, key: string): payload is { key: string; rev: number } {
  const { key: found, rev } = (payload ?? {}) as { key?: unknown; rev?: unknown };
  return found === key && typeof rev === 'number';
}
