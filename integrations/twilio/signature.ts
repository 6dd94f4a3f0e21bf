import { validateRequest } from 'twilio/lib/webhooks/webhooks';

export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** A key that came once has a string, one that came again all its values: the form in which Twilio signs. */
export type WebhookParams = Readonly<Record<string, string | string[]>>;

export interface TwilioWebhook {
  rawBody: Buffer | string;
  headers: WebhookHeaders;
  /** Where Twilio was told to send it: PUBLIC_URL + path and query. Never Host or X-Forwarded-*. */
  url: string;
  /** Auth tokens; any may have signed, so that they can be rotated. */
  secrets: readonly string[];
}

/**
 * The parameters of a genuine webhook, or null. Never throws.
 * There is no timestamp in Twilio's signature: a captured request stays valid for ever, and only
 * remembering MessageSid keeps it from having a second effect.
 */
export function verifyTwilioWebhook({ rawBody, headers, url, secrets }: TwilioWebhook): WebhookParams | null {
  const signature = headers['x-twilio-signature'];
  if (typeof signature !== 'string' || signature === '') return null;
  try {
    const params = parseForm(rawBody.toString());
    // Every secret is tried whatever came before, so that the time tells nothing about which one fitted.
    const matches = secrets.filter(
      (secret) => secret !== '' && validateRequest(secret, signature, url, params),
    );
    return matches.length > 0 ? params : null;
  } catch {
    // A URL that does not parse, say: not genuine.
    return null;
  }
}

/** All parameters, also those that Twilio adds without notice (twilio.com/docs/usage/webhooks/webhooks-security). */
function parseForm(body: string): WebhookParams {
  // Without a prototype: a parameter may be called __proto__, and it has been signed like any other.
  const params = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(body)) {
    const before = params[name];
    if (before === undefined) params[name] = value;
    else params[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return params;
}
