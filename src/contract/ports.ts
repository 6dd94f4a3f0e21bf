/**
 * What the product needs of the outside world. Areas depend on these types only;
 * integrations implement them and app.ts hands them over.
 */
import { type MessageKey, type MessageParams } from '../i18n/translate';
import { type View } from './view';

/** The domain clock: what time it is for the business. Leases, timeouts and signatures use the real clock. */
export interface Clock {
  now(): Date;
}

/**
 * Runs `work` in one transaction: all of it is on disk, or none. A transaction inside a transaction joins it.
 * The body may run more than once (a conflict, a lost primary), so it must touch nothing but the store,
 * and one thing after the other: MongoDB does not define operations side by side in one transaction.
 */
export interface Transaction {
  <T>(work: () => Promise<T>): Promise<T>;
  /** Whether the caller is inside of one. Where that cannot be told, it is taken to be. */
  isInside?(): boolean;
}

/** The channels of the team's workspace, by what they are for; the configuration says which one each is. */
export type CardChannel = 'leads' | 'tasks' | 'deals' | 'inbox' | 'alerts';

/**
 * One message per thing, updated in place. `key` names the thing; putting it again changes the message,
 * it never posts a second one. Written in the caller's transaction, delivered after it.
 */
export interface Cards {
  put(card: { key: string; channel: CardChannel; view: View }): Promise<void>;
}

/** What became of handing one message to a provider. */
export type SendOutcome =
  /** The provider took it and gave it an id. */
  | { kind: 'accepted'; providerId: string; status: string }
  /** A definite no: it was not sent and never will be. */
  | { kind: 'refused'; providerCode: string; message: string }
  /** Certainly not processed: safe to try again, `after` milliseconds if the provider said so. */
  | { kind: 'retry'; after?: number; cause: string }
  /** Nobody can tell whether it was sent: never sent again without proof of absence. */
  | { kind: 'unknown'; cause: string };

export interface SmsSender {
  send(sms: {
    to: string;
    body: string;
    statusCallback?: string;
    /** How long the provider may keep it in its own queue, in seconds. */
    validityPeriodSeconds: number;
  }): Promise<SendOutcome>;
}

export interface EmailSender {
  send(email: {
    to: string;
    subject: string;
    body: string;
    html?: string;
    /** Echoed in the provider's events, so that they find the message. */
    customArgs?: Record<string, string>;
  }): Promise<SendOutcome>;
}

/** What a look at one thing found. `unavailable`: it could not be looked at. */
export interface Finding {
  state: 'green' | 'red' | 'unavailable';
  text: MessageKey;
  params?: MessageParams;
}

/** Structured log: fields first, then a sentence. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}
