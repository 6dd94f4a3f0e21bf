import { createTwilioApi, type TwilioApiSettings } from './api-client';

/** Real milliseconds: the runbook waits no longer. */
const TIMEOUT_MS = 1_900;

/** Reads one message of our account: a wrong token or a Twilio that is away throws. Sends nothing. */
export function askAccount(settings: Omit<TwilioApiSettings, 'timeoutMs'>): () => Promise<unknown> {
  const api = createTwilioApi({ ...settings, timeoutMs: TIMEOUT_MS });
  return async () => (await api.client()).messages.list({ limit: 1, pageSize: 1 });
}
