import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { type MediaFetcher } from '../../src/contract/ports';
import { type TwilioApiSettings } from './api-client';

const API = 'https://api.twilio.com';
const MEDIA_PATH = /^\/2010-04-01\/Accounts\/[A-Za-z0-9]+\/Messages\/[A-Za-z0-9]+\/Media\/[A-Za-z0-9]+$/;
/** Where Twilio's API sends one on to, with a signed address (twilio.com/docs/messaging/api/media-resource). */
const STORES: readonly RegExp[] = [
  /^https:\/\/[a-z0-9-]+\.twiliocdn\.com\//,
  /^https:\/\/s3-external-1\.amazonaws\.com\/media\.twiliocdn\.com\//,
];
const MOST_REDIRECTS = 3;

/**
 * Fetches one picture. The address comes from outside, so it must be the API's own form on the API's own host, and a
 * redirect must lead to Twilio's stores: nothing else is asked, whatever a webhook says (ASVS 15.3.2, SSRF). The
 * account's credentials go to the API only, never along with a redirect.
 */
export function createMediaFetcher({
  accountSid,
  authToken,
  baseUrl,
  timeoutMs,
}: TwilioApiSettings): MediaFetcher {
  const api = new URL(baseUrl ?? API).origin;
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

  return {
    async fetch(address, maxBytes) {
      let url = address;
      if (!isOfApi(url, api)) return { kind: 'refused', why: 'its address is not the provider’s' };
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
          const answer = await ask(url, hop === 0 ? { authorization } : {}, signal);
          const { statusCode: status = 0, headers } = answer;
          if (status === 200) return await read(answer, maxBytes);
          answer.destroy();
          if (status < 300 || status >= 400 || headers.location === undefined) return notGiven(status);
          url = new URL(headers.location, url).href;
          if (!isStore(url, api))
            return { kind: 'refused', why: 'the provider sends on to an address that is not its own' };
        }
        return { kind: 'refused', why: 'the provider sends on without end' };
      } catch (error) {
        return { kind: 'again', why: error instanceof Error ? error.message : 'no answer' };
      }
    },
  };
}

function isOfApi(address: string, api: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, pathname, username, password } = new URL(address);
  return origin === api && MEDIA_PATH.test(pathname) && username === '' && password === '';
}

/** A simulator, or a proxy of the team's own, may hand out the bytes itself. */
function isStore(url: string, api: string): boolean {
  const { origin, username } = new URL(url);
  return username === '' && ((api !== API && origin === api) || STORES.some((store) => store.test(url)));
}

function notGiven(status: number): { kind: 'again' | 'refused'; why: string } {
  const passes = status === 404 || status === 408 || status === 429 || status >= 500 || status === 401;
  return { kind: passes ? 'again' : 'refused', why: `the provider answers ${status}` };
}

function ask(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? httpsGet : httpGet;
    get(url, { headers, signal, agent: false }, resolve).on('error', reject);
  });
}

async function read(answer: IncomingMessage, maxBytes: number): ReturnType<MediaFetcher['fetch']> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.destroy();
      return { kind: 'refused', why: `it is larger than ${Math.round(maxBytes / 1024 / 1024)} MB` };
    }
    chunks.push(chunk);
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) };
}
