import { Binary, Long } from 'bson';
import { decode, encode, type Document } from '../document';
import { sessionKey } from '../storage/keys';
import { prefixRange } from '../storage/overlay';
import { KINDS } from '../storage/keys';
import { type WriteView } from '../storage/view';
import { type OpenTransaction } from './transaction';

export interface Session {
  readonly id: string;
  /** The newest number seen, of a transaction or a retryable write. */
  last: bigint;
  /** What came of `last`, as far as it is on record. */
  outcome: Outcome | undefined;
  transaction: OpenTransaction | undefined;
  /** Statements of one session run one after the other. */
  tail: Promise<unknown>;
  usedAt: number;
}

export type Outcome =
  { kind: 'reply'; reply: Uint8Array } | { kind: 'progress'; state: Uint8Array } | { kind: 'committed' };

export interface Sessions {
  get(id: string): Session;
  known(id: string): Session | undefined;
  all(): Iterable<Session>;
  /** Puts on record, together with the other changes of this moment, what came of a number. */
  record(session: Session, number: bigint, outcome: Outcome): void;
  forget(session: Session): void;
  /** Drops what nobody has used for longer than MongoDB's sessions live. */
  sweep(): void;
}

/** https://www.mongodb.com/docs/manual/reference/parameters/#mongodb-parameter-param.localLogicalSessionTimeoutMinutes */
export const SESSION_MINUTES = 30;
const SESSION_MS = SESSION_MINUTES * 60_000;

export function createSessions(live: WriteView, now: () => number = Date.now): Sessions {
  const sessions = new Map<string, Session>();
  const keyOf = (id: string): Buffer => sessionKey(Buffer.from(id, 'latin1'));

  return {
    get(id) {
      let session = sessions.get(id);
      if (!session) {
        session = {
          id,
          ...recall(live.get(keyOf(id))),
          transaction: undefined,
          tail: Promise.resolve(),
          usedAt: now(),
        };
        sessions.set(id, session);
      }
      session.usedAt = now();
      return session;
    },
    known: (id) => sessions.get(id),
    all: () => sessions.values(),
    record(session, number, outcome) {
      session.last = number;
      session.outcome = outcome;
      live.put(
        keyOf(session.id),
        encode({ at: new Date(now()), number: Long.fromBigInt(number), ...stored(outcome) }),
      );
    },
    forget(session) {
      sessions.delete(session.id);
      if (session.outcome) live.remove(keyOf(session.id));
    },
    sweep() {
      for (const session of sessions.values()) {
        if (!session.transaction && now() - session.usedAt > SESSION_MS) sessions.delete(session.id);
      }
      for (const { key, value } of live.scan(prefixRange(KINDS.session))) {
        const at = decode(value)['at'];
        const active = sessions.has(key.toString('latin1', 1));
        if (!active && now() - Number(at) > SESSION_MS) live.remove(key);
      }
    },
  };
}

function stored(outcome: Outcome): Document {
  switch (outcome.kind) {
    case 'reply':
      return { kind: 'reply', bytes: new Binary(outcome.reply) };
    case 'progress':
      return { kind: 'progress', bytes: new Binary(outcome.state) };
    case 'committed':
      return { kind: 'committed' };
  }
}

function recall(bytes: Buffer | undefined): Pick<Session, 'last' | 'outcome'> {
  if (!bytes) return { last: -1n, outcome: undefined };
  const { number, kind, bytes: value } = decode(bytes);
  const last = (number as Long).toBigInt();
  if (kind === 'committed') return { last, outcome: { kind } };
  const content = (value as Binary).value();
  return {
    last,
    outcome: kind === 'reply' ? { kind, reply: content } : { kind: 'progress', state: content },
  };
}
