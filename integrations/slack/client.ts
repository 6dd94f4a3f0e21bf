import { WebClient, type WebClientOptions } from '@slack/web-api';
import { type Log } from '../../src/contract/ports';
import { boltLogger } from './bolt-logger';

/** Real milliseconds. A call's answer that takes longer counts as lost. */
export const CALL_TIMEOUT_MS = 8_000;

/**
 * How we call the Web API. The client's own default, ten retries over half an hour, posts a message twice
 * when an answer is lost and keeps a person waiting (facts/platform.md 1); each caller here retries by itself.
 */
function clientOptions({ apiUrl, log }: { apiUrl: string | undefined; log: Log }): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: boltLogger(log),
  };
}

export function createSlackClient(settings: {
  token: string;
  /** Of the sandbox, or unset for Slack itself. */
  apiUrl: string | undefined;
  log: Log;
}): WebClient {
  return new WebClient(settings.token, clientOptions(settings));
}
