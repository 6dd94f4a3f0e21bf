import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Delivery {
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** Providers give up: Twilio after 15 s, SendGrid after 10 s, Slack after 3 s. */
  timeoutMs: number;
}

export type DeliveryResult =
  | { answered: true; status: number; headers: Record<string, string>; body: string; ms: number }
  | { answered: false; cause: string; ms: number };

/** A webhook from a simulated provider to the bot: one POST on a connection of its own, no redirects. */
export function deliver({ url, headers, body, timeoutMs }: Delivery): Promise<DeliveryResult> {
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  const target = new URL(url);
  // A fragment holds connection overrides (`#rc=5`); it is for the provider and never travels.
  target.hash = '';

  return new Promise((resolve) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(
      target,
      {
        method: 'POST',
        agent: false,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            answered: true,
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks).toString('utf8'),
            ms: elapsed(),
          }),
        );
      },
    );
    function fail(error: Error): void {
      resolve({ answered: false, cause: error.message, ms: elapsed() });
    }
    request.on('error', fail);
    request.end(body);
  });
}
