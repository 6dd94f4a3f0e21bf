import { type SendOutcome, type SmsSender } from '../../src/contract/ports';
import { ProviderCallError } from '../provider-call/call-error';
import { describeCause } from '../provider-call/failure';
import { createTwilioApi, type TwilioApi, type TwilioApiSettings } from './api-client';

export type SmsSenderSettings = TwilioApiSettings & ({ from: string } | { messagingServiceSid: string });

/** What Twilio names a message: SM for texts, MM for those with pictures. */
const MESSAGE_SID = /^(SM|MM)[0-9a-f]{32}$/i;

/** Twilio's own limit and default for its queue: ten hours (twilio.com/docs/api/errors/90007). */
const MAX_VALIDITY_SECONDS = 36_000;

/**
 * Hands one text to Twilio. Never throws, never repeats: creating a message is not idempotent at Twilio
 * (twilio.com/docs/api/errors/20500), so whether to try again is the outbox's decision.
 */
export function createSmsSender(
  settings: SmsSenderSettings,
  api: TwilioApi = createTwilioApi(settings),
): SmsSender {
  const sender =
    'from' in settings ? { from: settings.from } : { messagingServiceSid: settings.messagingServiceSid };

  return {
    async send({ to, body, statusCallback, validityPeriodSeconds, notAfter }): Promise<SendOutcome> {
      let client;
      try {
        client = await api.client();
      } catch (error) {
        // Before any connection: settings that the SDK does not take. Nothing is lost while they are mended.
        return { kind: 'retry', cause: describeCause(error) };
      }
      try {
        const { messages } = client;
        const text = {
          to,
          body,
          ...sender,
          ...(statusCallback === undefined ? {} : { statusCallback }),
          validityPeriod: Math.min(MAX_VALIDITY_SECONDS, Math.floor(validityPeriodSeconds)),
        };
        const { sid, status } = await api.notAfter(notAfter, () => messages.create(text));
        return MESSAGE_SID.test(String(sid)) ? { kind: 'accepted', providerId: sid, status } : UNREADABLE;
      } catch (error) {
        return error instanceof ProviderCallError ? error.outcome : UNREADABLE;
      }
    },
  };
}

/** A 2xx that the SDK could not read, or that names no message: it was probably accepted, under an id nobody knows. */
const UNREADABLE: SendOutcome = { kind: 'unknown', cause: 'unreadable answer' };
