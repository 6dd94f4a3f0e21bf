import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it came over the wire: nothing is parsed before its signature is verified. */
export interface WebhookRequest {
  /** The body's bytes, untouched: signatures are made over these. Empty for GET. */
  rawBody: Buffer;
  /** Lower-case names. */
  headers: IncomingHttpHeaders;
  /** Path and query as received, e.g. `/webhooks/twilio/sms?x=1`; put it behind PUBLIC_URL to verify a signature. */
  url: string;
  /** The values of the path's `{parameters}`. */
  params: Record<string, string>;
  /** A repeated key has a list. */
  query: Record<string, string | string[]>;
  /** Stands in the log and in the answer's X-Request-Id. */
  requestId: string;
  /** The peer is this machine and no proxy's forwarding header is present. */
  isLocal: boolean;
}

export interface WebhookResponse {
  status: number;
  /** These win over the door's own, e.g. its Content-Security-Policy. Default content-type: text/plain. */
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What the API's document says of a door; its caller may be a program of the team's, or a provider. */
export interface WebhookAbout {
  summary: string;
  description: string;
  /** How its caller proves who they are; absent where the address itself is the secret. */
  proof?: { name: string; scheme: object };
  /** The schema of the body by its media type. */
  accepts: Record<string, object>;
  /** What each status means. */
  answers: Record<string, string>;
}

/**
 * A door for somebody who has no API key of ours: a provider, a web form, a person with a link.
 * Four steps in this order: **verify** the raw bytes (401 or 403, nothing stored), then **parse**, then **record**
 * durably and deduplicated, then **act**; the answer comes after the commit. What is authentic but unreadable is
 * recorded too and answered with 2xx: a provider that gets a 4xx throws the message away for good.
 * Throw for everything else: with the store down the door answers 503, so that the provider tries again, otherwise 500.
 */
export interface Webhook {
  method: 'GET' | 'POST';
  /** Parameters in braces: `/webhooks/twilio/status/{token}`. */
  path: string;
  /** The longest body taken, in bytes; a longer one is 413. Default 1 MiB. */
  maxBytes?: number;
  /** Absent for the pages behind links, which no program calls. */
  about?: WebhookAbout;
  run(request: WebhookRequest): Promise<WebhookResponse>;
}

export function defineWebhook(webhook: Webhook): Webhook {
  return webhook;
}

/**
 * A POST address that another library answers by itself, given Node's own request and response and the body's bytes
 * (the request's stream is used up). It must end the response.
 */
export interface RawMount {
  path: string;
  /** The longest body taken, in bytes. Default 1 MiB. */
  maxBytes?: number;
  about?: WebhookAbout;
  handle(request: IncomingMessage, response: ServerResponse, rawBody: Buffer): void;
}
