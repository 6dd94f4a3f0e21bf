import { type Engine } from '../engine';
import { type ClientConnection } from '../sessions/client-connection';
import { type TimeLimit } from '../sessions/time-limit';
import { type OpenTransaction } from '../sessions/transaction';
import { type Document } from '../document';
import { type WriteView } from '../storage/view';
import { type Reply } from '../wire/reply';
import { type Request } from '../wire/request';
import { type FieldRules } from './fields';

/** One running command. */
export interface Call {
  engine: Engine;
  request: Request;
  /** The transaction's snapshot, or what is committed. */
  view: WriteView;
  transaction: OpenTransaction | undefined;
  sessionId: string | undefined;
  connection: ClientConnection;
  now: Date;
  timeLimit: TimeLimit;
  /**
   * Runs a change in one go; when a transaction stands in its way, waits for it and runs the change again
   * (`again`): it has to remember itself how far it had come.
   */
  attempt<T>(change: (again: boolean) => T, beforeWait?: () => void): Promise<T>;
  /** What an interrupted run of the same retryable command has reached already. */
  progress: Progress;
}

export interface Progress {
  load(): Document | undefined;
  /** Kept together with the changes made so far. */
  save(state: Document): void;
}

export interface Command {
  /** Fields that it takes besides the generic ones; any other is refused. */
  fields: FieldRules;
  /** Takes whatever else a client of tomorrow says of itself. */
  lenient?: boolean;
  /** Its answer waits for the disk. */
  writes?: boolean;
  inTransaction?: boolean;
  /** Takes a txnNumber outside of transactions. */
  retryable?: boolean;
  run(call: Call): Reply | Promise<Reply>;
}

export const answer = (fields: Reply['fields'] = {}): Reply => ({ fields });
