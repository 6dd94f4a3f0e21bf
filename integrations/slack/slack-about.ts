import { type WebhookAbout } from '../../src/contract/webhook';

/** What the API's document says of Slack's door. */
export const SLACK_ABOUT: WebhookAbout = {
  summary: 'Slack: commands, buttons, forms, shortcuts and events',
  description: 'Set by the app’s manifest (`npm run -s manifest`).',
  proof: {
    name: 'slackSignature',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Slack-Signature',
      description: 'Over X-Slack-Request-Timestamp, at most five minutes old, and the body.',
    },
  },
  accepts: {
    'application/x-www-form-urlencoded': { type: 'object', additionalProperties: { type: 'string' } },
    'application/json': { type: 'object' },
  },
  answers: { 200: 'Acknowledged, with the answer of what only reads.', 401: 'The signature does not match.' },
};
