import { type Catalog } from './storage/catalog';
import { type Collections } from './storage/collections';
import { type Indexes } from './storage/indexes';
import { type NextRecordId } from './storage/record-ids';
import { type Store } from './storage/store';
import { type Credentials } from './wire/scram';
import { type ClusterClock } from './sessions/cluster-clock';
import { type Cursors } from './sessions/cursors';
import { type Sessions } from './sessions/sessions';
import { type Transactions } from './sessions/transactions';
import { type WaitLimits } from './sessions/wait';

/** What the commands work on. */
export interface Engine {
  store: Store;
  catalog: Catalog;
  collections: Collections;
  indexes: Indexes;
  nextRecordId: NextRecordId;
  cursors: Cursors;
  sessions: Sessions;
  transactions: Transactions;
  clock: ClusterClock;
  limits: WaitLimits;
  /** Asked of every connection, where others than this user could connect. */
  credentials: Credentials | undefined;
  startedAt: Date;
  connections(): number;
}
