import { type SimulatedMessage } from '../../../src/contract/simulated';
import { type LedgerStamp } from '../../sandbox/ledger';
import { playedOf } from '../../sandbox/played';
import { asFields, asList } from './blocks';
import { type Reader } from './plain-text';
import { readContent } from './read-blocks';
import { type SlackLedgerEntry } from './state';

type Entry = SlackLedgerEntry & LedgerStamp;

/** What stands in the workspace, oldest first: each message once, as it was last edited. */
export function readMessages(entries: Entry[], reader: Reader): SimulatedMessage[] {
  const shown = new Map<string, SimulatedMessage>();
  for (const entry of entries) {
    switch (entry.type) {
      case 'posted':
      case 'edited': {
        const id = `${entry.channel} ${entry.ts}`;
        const before = shown.get(id);
        const place = { channel: entry.channel, messageTs: entry.ts };
        shown.set(id, {
          ...message(entry, entry.channelName),
          at: before?.at ?? new Date(entry.at),
          isEdited: entry.type === 'edited',
          ...inThread(readContent(entry, place, reader), entry.threadTs !== null),
        });
        break;
      }
      case 'deleted':
        shown.delete(`${entry.channel} ${entry.ts}`);
        break;
      case 'ephemeral':
        shown.set(`ephemeral ${entry.seq}`, {
          ...message(entry, entry.channelName, reader.person(entry.user)),
          ...readContent(entry, { channel: entry.channel, messageTs: entry.ts }, reader),
        });
        break;
      case 'interaction':
        for (const [index, one] of aboutInteraction(entry, reader).entries()) {
          shown.set(`interaction ${entry.seq} ${index}`, one);
        }
        break;
      case 'view':
        if (entry.via === 'views.publish') break;
        shown.set(`view ${entry.seq}`, {
          ...message(entry, 'forms', reader.person(entry.user)),
          lines: [`[form] ${titleOf(entry.view)}`],
        });
        break;
      default:
    }
  }
  return [...shown.values()];
}

/** A reply to a message stands further in. */
function inThread<Content extends { lines: string[] }>(content: Content, isReply: boolean): Content {
  const [first = '', ...rest] = content.lines;
  return isReply ? { ...content, lines: [`↳ ${first}`, ...rest] } : content;
}

/** What was typed, what the acknowledgement answered, and what Slack says when there was none. */
function aboutInteraction(
  entry: Extract<Entry, { type: 'interaction' }>,
  reader: Reader,
): SimulatedMessage[] {
  const { kind, name, user, webhook, channel } = entry;
  const person = reader.person(user);
  const base = message(entry, channel?.name ?? 'general', person);
  const typed =
    kind === 'command' ? [{ ...base, from: person, lines: [`${name} ${entry.text ?? ''}`.trim()] }] : [];
  const { ok, detail } = playedOf(webhook);
  if (!ok) return [...typed, { ...base, lines: [`${name} failed: ${detail}`] }];
  const ack = webhook.answered && webhook.body.startsWith('{') ? asFields(parse(webhook.body)) : {};
  if (typeof ack.text !== 'string') return typed;
  const content = { text: ack.text, blocks: asList(ack.blocks) };
  const place = { channel: channel?.id ?? '', messageTs: '' };
  const onlyFor = ack.response_type === 'in_channel' ? null : person;
  return [...typed, { ...base, onlyFor, ...readContent(content, place, reader) }];
}

function message(entry: Entry, channelName: string, onlyFor: string | null = null): SimulatedMessage {
  const channel = channelName === 'directmessage' ? 'direct messages' : `#${channelName}`;
  const at = new Date(entry.at);
  return { channel, from: 'dealrunner', onlyFor, at, isEdited: false, lines: [], buttons: [] };
}

function titleOf(view: object): string {
  const { text } = asFields(asFields(view).title);
  return typeof text === 'string' ? text : '';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
