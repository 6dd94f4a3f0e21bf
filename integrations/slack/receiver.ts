import { type IncomingMessage, type ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver } from '@slack/bolt';
import { type Log } from '../../src/contract/ports';
import { boltLogger } from './bolt-logger';
import { isFromSlack } from './verify';

export const SLACK_PATH = '/slack/events';

/** A request whose body our HTTP server has read. Bolt takes `rawBody` instead of reading the stream again. */
export type SlackHandler = (req: IncomingMessage, res: ServerResponse, rawBody: Buffer) => void;

/** Bolt's receiver without a server of its own: the raw bytes are verified here, by every configured secret. */
export function createReceiver(settings: { signingSecrets: string[]; log: Log; nowMs?: () => number }): {
  receiver: HTTPReceiver;
  handle: SlackHandler;
} {
  const { signingSecrets, log, nowMs = Date.now } = settings;
  const receiver = new HTTPReceiver({
    // Verified before it gets here; Bolt knows a single secret only.
    signingSecret: '',
    signatureVerification: false,
    endpoints: SLACK_PATH,
    logger: boltLogger(log),
  });

  function handle(req: IncomingMessage, res: ServerResponse, rawBody: Buffer): void {
    if (!isFromSlack({ secrets: signingSecrets, headers: req.headers, rawBody, nowMs: nowMs() })) {
      log.warn(
        { path: SLACK_PATH, configured: signingSecrets.length > 0 },
        'Slack request refused: not signed',
      );
      return end(res, 401);
    }
    const buffered = Object.assign(req, { rawBody });
    if (!isReadable(buffered)) return end(res, 400);
    // The address is the one that the server mounted us at, whatever stands before it.
    req.url = SLACK_PATH;
    receiver.requestListener(buffered, res);
  }

  return { receiver, handle };
}

/** Bolt reads fields of the body without looking what it is: `null`, signed, would end the process. */
function isReadable(req: IncomingMessage & { rawBody: Buffer }): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(req);
    return typeof body === 'object' && body !== null;
  } catch {
    return false;
  }
}

function end(res: ServerResponse, status: number): void {
  res.writeHead(status);
  res.end();
}
