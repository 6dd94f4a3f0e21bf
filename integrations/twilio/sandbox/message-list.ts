import { type SimulatorAnswer } from '../../sandbox/http-simulator';
import { renderMessage, type SandboxMessage } from './message';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** GET Messages.json: newest first, filtered by To, From and DateSent, page by page. */
export function listMessages(
  accountSid: string,
  messages: readonly SandboxMessage[],
  query: URLSearchParams,
): SimulatorAnswer {
  const found = messages.filter((message) => matches(message, query)).reverse();
  const size = Math.min(
    MAX_PAGE_SIZE,
    Math.max(1, Number(query.get('PageSize') ?? DEFAULT_PAGE_SIZE) || DEFAULT_PAGE_SIZE),
  );
  const page = Math.max(0, Number(query.get('Page') ?? 0) || 0);
  // Like Twilio's, the token holds its place when newer messages arrive between two pages.
  const after = query.get('PageToken')?.replace(/^PA/, '');
  const start = after === undefined ? 0 : found.findIndex((message) => message.sid === after) + 1;
  const shown = found.slice(start, start + size);
  const last = shown.at(-1);
  const hasMore = start + size < found.length && last !== undefined;

  const uri = (next: number, token?: string) => {
    const params = new URLSearchParams(query);
    params.set('PageSize', String(size));
    params.set('Page', String(next));
    if (token === undefined) params.delete('PageToken');
    else params.set('PageToken', `PA${token}`);
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${params.toString()}`;
  };
  return {
    status: 200,
    body: {
      messages: shown.map(renderMessage),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(0, shown.length - 1),
      uri: uri(page, after),
      first_page_uri: uri(0),
      next_page_uri: hasMore ? uri(page + 1, last.sid) : null,
      previous_page_uri: null,
    },
  };
}

function matches(message: SandboxMessage, query: URLSearchParams): boolean {
  const to = query.get('To');
  const from = query.get('From');
  if (to !== null && message.to !== to) return false;
  if (from !== null && message.from !== from) return false;
  // A message that has not left yet has no DateSent; Twilio lists it by the day it was created.
  const at = message.sentAt ?? message.createdAt;
  const on = query.get('DateSent');
  const before = query.get('DateSent<') ?? query.get('DateSent<=');
  const after = query.get('DateSent>') ?? query.get('DateSent>=');
  if (on !== null && at.toISOString().slice(0, 10) !== on.slice(0, 10)) return false;
  if (before !== null && at > parseBound(before, 'T23:59:59.999Z')) return false;
  return after === null || at >= parseBound(after, 'T00:00:00.000Z');
}

/** A bare day reaches to its end or its beginning; an instant is itself. Both ends are inclusive. */
function parseBound(value: string, edgeOfDay: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value + edgeOfDay : value);
}
