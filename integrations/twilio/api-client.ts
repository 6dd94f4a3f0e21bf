import { AsyncLocalStorage } from 'node:async_hooks';
import type Twilio from 'twilio/lib/rest/Twilio';
import { ProviderCallError } from '../provider-call/call-error';
import { outcomeOfException } from '../provider-call/failure';
import { type ConnectionTrace, tracedTransport } from '../provider-call/traced-transport';
import { outcomeOfAnswer } from './refusal';

export interface TwilioApiSettings {
  accountSid: string;
  authToken: string;
  /** Instead of https://api.twilio.com: the simulator, or a proxy of the team's own. */
  baseUrl?: string;
  /** From the call to the last byte of the answer. A lease on a message must outlast it. */
  timeoutMs: number;
}

export interface TwilioApi {
  client(): Promise<Twilio>;
  /** No request that `call` makes lets a byte leave after that instant (real clock). */
  notAfter<T>(deadline: Date | undefined, call: () => Promise<T>): Promise<T>;
}

/**
 * Twilio's own SDK, loaded at the first call (90 ms; facts/platform.md 5). Anything but a 2xx rejects
 * with ProviderCallError. It hooks into the SDK where axios lets it, by interceptors on the SDK's own
 * instance: twilio 6.2 has no setting for the host and no deadline for the whole of a call.
 */
export function createTwilioApi(settings: TwilioApiSettings): TwilioApi {
  let loading: Promise<Twilio> | undefined;
  // The SDK's methods take no settings of one call; axios' interceptors run in the caller's context.
  const deadlines = new AsyncLocalStorage<Date | undefined>();
  return {
    client: () => (loading ??= open(settings, () => deadlines.getStore())),
    notAfter: (deadline, call) => deadlines.run(deadline, call),
  };
}

async function open(settings: TwilioApiSettings, deadline: () => Date | undefined): Promise<Twilio> {
  if (settings.authToken === '') throw new Error('no auth token');
  if (settings.baseUrl !== undefined && !URL.canParse(settings.baseUrl))
    throw new Error('base URL is not a URL');
  const [{ default: Client }, { default: RequestClient }] = await Promise.all([
    import('twilio/lib/rest/Twilio.js'),
    import('twilio/lib/base/RequestClient.js'),
  ]);
  const httpClient = new RequestClient({
    timeout: settings.timeoutMs,
    autoRetry: false,
    // A connection of its own for each call. On a reused one, a reset because the server was just closing
    // it looks like a reset after the message was accepted, and would leave the message unknown.
    keepAlive: false,
  });
  const traces = new WeakMap<object, ConnectionTrace>();

  httpClient.axios.interceptors.request.use((config) => {
    const trace = { connected: false };
    traces.set(config, trace);
    config.transport = tracedTransport(trace, deadline());
    config.signal = AbortSignal.timeout(settings.timeoutMs);
    if (settings.baseUrl !== undefined) config.url = rebase(config.url ?? '', settings.baseUrl);
    return config;
  });
  httpClient.axios.interceptors.response.use(
    (response) => {
      if (response.status >= 200 && response.status < 300) return response;
      const retryAfter: unknown = response.headers['retry-after'];
      throw new ProviderCallError(
        outcomeOfAnswer(response.status, response.data, retryAfter),
        response.status,
      );
    },
    (error: { config?: object }) => {
      const trace = (error.config && traces.get(error.config)) ?? { connected: true };
      throw new ProviderCallError(outcomeOfException(error, trace));
    },
  );
  return new Client(settings.accountSid, settings.authToken, { httpClient });
}

/** The same path and query at another origin, below its path if it has one. */
function rebase(url: string, baseUrl: string): string {
  const { pathname, search } = new URL(url);
  return baseUrl.replace(/\/+$/, '') + pathname + search;
}
