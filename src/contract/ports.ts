/**
 * What the product needs of the outside world. Areas depend on these types only;
 * integrations implement them and app.ts hands them over.
 */
import { type Locale, type MessageKey, type MessageParams, type Translate } from '../i18n/translate';
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
  /** The try of a transaction that the caller is in: what was read in it and not changed since is so until its end. */
  current?(): object | undefined;
  /**
   * Writes rows of which nothing in the transaction depends: right before its commit, in one go with all that was
   * gathered for the same `write`, in their order. Outside of a transaction at once.
   */
  gather?<Row>(write: WriteRows<Row>, rows: readonly Row[]): Promise<void>;
}

/** Writes rows together; what was gathered is told apart by it, so it is the same one each time. */
export type WriteRows<Row> = (rows: Row[]) => Promise<unknown>;

/** `Transaction.gather`, also for a transaction that cannot: there they are written at once. */
export async function gather<Row>(
  transaction: Pick<Transaction, 'gather'> | undefined,
  write: WriteRows<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  if (transaction?.gather) await transaction.gather(write, rows);
  else await write([...rows]);
}

/** The channels of the team's workspace, by what they are for; the configuration says which one each is. */
export type CardChannel = 'leads' | 'tasks' | 'deals' | 'inbox' | 'alerts';

/** A channel of the team, or the direct messages of one person, by their Slack user id. */
export type CardPlace = CardChannel | { user: string };

/** What is known of a card when it is put. */
export interface CardHow {
  /** Changes the message if there is one, and posts none; a new reply only where its parent is there. */
  onlyIfThere?: boolean;
  /** Its thing was made in this transaction: no card has its key. It is not looked for. */
  isNew?: boolean;
}

interface Card<Shown> extends CardHow {
  key: string;
  channel: CardPlace;
  view: Shown;
  /**
   * The key of a card of the same channel, itself no reply: this one stands in its thread, and waits until that
   * one has been posted. Set by the first put.
   */
  parent?: string;
  /** Nobody is called by it: where it mentions people, their names stand. */
  quiet?: boolean;
}

/**
 * One message per thing, updated in place. `key` names the thing; putting it again changes the message,
 * it never posts a second one. Written in the caller's transaction, delivered after it. Many read what stands in a
 * channel: a view that is a function is drawn in the team's language.
 */
export interface Cards {
  put(card: Card<View | ((t: Translate) => View)>): Promise<void>;
}

/** Cards that are drawn already. */
export interface DrawnCards {
  put(card: Card<View>): Promise<void>;
}

/** The user groups of the team's workspace. */
export interface UserGroups {
  /** Never fails: where the members of a group are not known just now, nobody is one. */
  has(group: string, user: string): Promise<boolean>;
}

/** The language that each person of the workspace has set in Slack. */
export interface PersonLanguages {
  /** Never fails: English where it is not known just now. */
  of(user: string): Promise<Locale>;
}

/** What a provider has against a message, in plain words, and what follows from it. */
export interface ProviderProblem {
  /** In English. */
  message: string;
  message_fr?: string;
  /**
   * - `opted_out`: the recipient said stop to the provider
   * - `bad_address`: nothing ever reaches this address by this channel
   * - `account`: our account or sender is set up wrongly, so that every message would fail
   * - `setup`: something is set up wrongly, for messages like this one
   */
  because?: 'opted_out' | 'bad_address' | 'account' | 'setup';
}

/** What became of handing one message to a provider. */
export type SendOutcome =
  /** The provider took it and gave it an id. */
  | { kind: 'accepted'; providerId: string; status: string }
  /** A definite no: it was not sent and never will be. */
  | ({ kind: 'refused'; providerCode: string } & ProviderProblem)
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
    /** Real clock: no byte leaves after it; then nothing was processed. */
    notAfter?: Date;
  }): Promise<SendOutcome>;
}

/** What became of a message at the provider after it was taken. */
export type DeliveryState = 'sent' | 'delivered' | 'undelivered' | 'failed' | 'cancelled';

/** One text in the provider's own list. */
export interface ListedText {
  /** The provider's id. */
  id: string;
  to: string;
  from: string;
  body: string;
  /** The provider's own word, and ours for it; null for a word that we do not know. */
  status: string;
  state: DeliveryState | null;
  error?: { code: string } & ProviderProblem;
  /** By the provider's clock. */
  createdAt: Date;
}

/**
 * The provider's own list: what it took and what reached us, whatever we were told. Everything since then, or it
 * rejects: a list with a hole would prove an absence that is none.
 */
export interface TextList {
  /** To one number, sent or not yet. */
  sentTo(to: string, since: Date): Promise<ListedText[]>;
  /** All that has left since, and all that came in. */
  all(since: Date): Promise<{ sent: ListedText[]; received: ListedText[] }>;
}

export interface EmailSender {
  send(email: {
    to: string;
    subject: string;
    body: string;
    html?: string;
    /** Of the mail itself: `List-Unsubscribe`. */
    headers?: Record<string, string>;
    /** Echoed in the provider's events, so that they find the message. */
    customArgs?: Record<string, string>;
    /** Real clock: no byte leaves after it; then nothing was processed. */
    notAfter?: Date;
  }): Promise<SendOutcome>;
}

/** What a look at one thing found. `unavailable`: it could not be looked at. */
export interface Finding {
  state: 'green' | 'red' | 'unavailable';
  text: MessageKey;
  params?: MessageParams;
}

/** Fetches a picture that the provider keeps for us. */
export interface MediaFetcher {
  /** @param maxBytes a larger one is refused. `again`: it may be there later */
  fetch(
    url: string,
    maxBytes: number,
  ): Promise<{ kind: 'fetched'; bytes: Buffer } | { kind: 'refused' | 'again'; why: string }>;
}

/** Structured log: fields first, then a sentence. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}
