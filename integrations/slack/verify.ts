import { type IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

/** https://docs.slack.dev/authentication/verifying-requests-from-slack: five minutes. */
const MAX_SKEW_SECONDS = 300;

/**
 * Is this from Slack? By any of the secrets, so that one can be rotated; by none if there is none.
 * Bolt refuses old stamps but takes one from tomorrow (facts/platform.md 5), which would be replayable until then.
 */
export function isFromSlack(request: {
  secrets: string[];
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
  nowMs: number;
}): boolean {
  const signature = request.headers['x-slack-signature'];
  const stamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  const stampSeconds = Number(stamp);
  if (stampSeconds - request.nowMs / 1000 > MAX_SKEW_SECONDS) return false;

  const body = request.rawBody.toString('utf8');
  return request.secrets.some((signingSecret) =>
    isValidSlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': stampSeconds },
      nowMilliseconds: request.nowMs,
    }),
  );
}
