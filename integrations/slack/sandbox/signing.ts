import { createHmac } from 'node:crypto';

export interface SignedRequest {
  headers: Record<string, string>;
  /** Exactly these bytes were signed. */
  body: string;
}

/** `v0=` + hex HMAC-SHA256 of `v0:<timestamp>:<raw body>`: docs.slack.dev/authentication/verifying-requests-from-slack */
export function slackSignature(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export function signSlackRequest(
  signingSecret: string,
  /** Unix seconds; the real clock's, or the receiver refuses it. */
  timestamp: number,
  body: string,
  contentType = 'application/x-www-form-urlencoded',
): SignedRequest {
  return {
    headers: {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': slackSignature(signingSecret, timestamp, body),
    },
    body,
  };
}
