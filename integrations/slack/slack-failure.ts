import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** What a failed call of the Web API tells us. */
export type SlackFailure =
  | { kind: 'rate_limited'; retryAfterMs: number }
  /** A definite no: it was not done. */
  | { kind: 'refused'; code: string; detail: string }
  /** A lost answer: nobody can tell whether it was done. */
  | { kind: 'unknown'; cause: string };

/** Slack's own failures: "some aspect of the operation may have succeeded" (docs.slack.dev/reference/methods). */
const NOT_DEFINITE = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'];

export function slackFailure(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rate_limited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    // A page of HTML from a proxy comes as the code of a refusal too.
    if (/^[a-z0-9_:]{1,80}$/i.test(code) && !NOT_DEFINITE.includes(code)) {
      if (code === 'ratelimited' || code === 'rate_limited')
        return { kind: 'rate_limited', retryAfterMs: 30_000 };
      return { kind: 'refused', code, detail: (error.data.response_metadata?.messages ?? []).join(' ') };
    }
  }
  return { kind: 'unknown', cause: error instanceof Error ? error.message.slice(0, 200) : 'unknown failure' };
}
