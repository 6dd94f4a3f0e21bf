import { type Actor } from '../contract/actor';
import { type WebhookRequest, type WebhookResponse } from '../contract/webhook';
import { UserError } from '../errors';
import { type ConsoleMode } from './mode.rules';
import { isSameOrigin } from './same-origin.rules';

interface GuardParts {
  mode: Exclude<ConsoleMode, 'off'>;
  actorOfKey(key: string): Actor | null;
  /** As configured; undefined: none was. */
  publicUrl: string | undefined;
}

const ASK_FOR_KEY: WebhookResponse = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="Dealrunner console", charset="UTF-8"' },
  body: 'The console needs an admin API key as the password; any user name will do.',
};
const OTHER_ORIGIN: WebhookResponse = {
  status: 403,
  body: 'This form was not sent by the console itself. Open the console and send it from there.',
};

/** Runs `serve` for who may see the console, and a form only when the console itself sent it. */
export function createGuard({ mode, actorOfKey, publicUrl }: GuardParts) {
  return async (
    request: WebhookRequest,
    method: 'GET' | 'POST',
    serve: () => Promise<WebhookResponse>,
  ): Promise<WebhookResponse> => {
    // A stranger learns no more than at an address that does not exist.
    if (mode === 'local' && !request.isLocal) {
      throw new UserError('not_found', 'There is nothing at this address.');
    }
    // Whoever the peer is: a proxy that adds no header looks like this machine.
    if (mode === 'with_key' && actorOfKey(passwordOf(request) ?? '')?.role !== 'admin') return ASK_FOR_KEY;
    if (method === 'POST' && !isSameOrigin(request.headers, publicUrl)) return OTHER_ORIGIN;
    return serve();
  };
}

/** Of `Authorization: Basic` (RFC 7617): everything behind the first colon. */
function passwordOf(request: WebhookRequest): string | null {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? null : pair.slice(colon + 1);
}
