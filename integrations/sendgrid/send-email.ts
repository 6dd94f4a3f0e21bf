import { type MailService } from '@sendgrid/mail';
import { type EmailSender, type SendOutcome } from '../../src/contract/ports';
import { outcomeOfException } from '../provider-call/failure';
import { tracedTransport } from '../provider-call/traced-transport';
import { outcomeOfAnswer } from './refusal';

export interface EmailSenderSettings {
  apiKey: string;
  /** `leads@example.com` or `Name <leads@example.com>`. */
  from: string;
  /** Instead of https://api.sendgrid.com: the simulator. */
  baseUrl?: string;
  /** From the call to the last byte of the answer. */
  timeoutMs: number;
}

/** What the package has and its types (8.1.6) do not show: the class beside the instance, and its client. */
interface SdkPackage {
  MailService: new () => MailService & { client: SdkClient };
}

interface SdkClient {
  setDefaultHeader(name: string, value: string): unknown;
  setDefaultRequest(settings: object): unknown;
}

/** SendGrid's answer to a message that it took; 202 is not yet delivery. */
const ACCEPTED = 202;
/** The same with `sandbox_mode`: checked, and sent to nobody. */
const CHECKED = 200;

/**
 * Hands one e-mail to SendGrid through its own SDK, loaded at the first message. Never throws, never
 * repeats. The service and its client are made anew for each message: the package's own instance is
 * one for the whole process, and what it knows of a connection must belong to one message.
 */
export function createEmailSender(settings: EmailSenderSettings): EmailSender {
  return {
    async send({ to, subject, body, html, headers, customArgs, notAfter }): Promise<SendOutcome> {
      const trace = { connected: false };
      try {
        const sdk = (await import('@sendgrid/mail')).default as unknown as SdkPackage;
        const service = new sdk.MailService();
        // Not setApiKey: it writes to the console about keys that do not begin with "SG.".
        service.client.setDefaultHeader('Authorization', `Bearer ${settings.apiKey}`);
        service.client.setDefaultRequest({
          transport: tracedTransport(trace, notAfter),
          signal: AbortSignal.timeout(settings.timeoutMs),
          ...(settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl }),
        });
        const [answer] = await service.send({
          to: { email: to },
          from: settings.from,
          subject,
          text: body,
          ...(html === undefined ? {} : { html }),
          ...(headers === undefined ? {} : { headers }),
          ...(customArgs === undefined ? {} : { customArgs }),
        });
        return readAnswer(answer.statusCode, answer.headers as object);
      } catch (error) {
        return readAnswerOf(error) ?? outcomeOfException(error, trace);
      }
    },
  };
}

function readAnswer(status: number, headers: object): SendOutcome {
  const id = (headers as Record<string, unknown>)['x-message-id'];
  if (typeof id === 'string' && id !== '') return { kind: 'accepted', providerId: id, status: 'accepted' };
  if (status === CHECKED) return { kind: 'accepted', providerId: 'sandbox_mode', status: 'checked' };
  // Taken, perhaps, and under an id that nobody knows.
  return { kind: 'unknown', cause: status === ACCEPTED ? 'unreadable answer' : `http_${status}` };
}

/** The SDK throws answers of 400 and more as `{code, response}`, axios throws 3xx with `response.status`. */
function readAnswerOf(error: unknown): SendOutcome | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null;
  const { code, response } = error as { code?: unknown; response: unknown };
  if (typeof response !== 'object' || response === null) return null;
  const { status, body, headers } = response as { status?: unknown; body?: unknown; headers?: object };
  const answered = typeof code === 'number' ? code : status;
  return typeof answered === 'number' ? outcomeOfAnswer(answered, body, headers ?? {}) : null;
}
