import { CommandError } from '../query/errors';
import { textOf } from './overlay';
import { type Claims } from './view';

/** An open transaction in the eyes of those who want to change what it has changed. */
export interface Claimant {
  /** The moment of its snapshot, in claims made so far. */
  since: number;
  readonly exclusive: Set<string>;
  readonly shared: Set<string>;
  /** Whom it waits for. */
  waitsFor: Claimant | undefined;
  /** Resolves when it has committed or aborted. */
  readonly ended: Promise<void>;
  end(): void;
}

/** Not an answer to a client: whoever runs the command waits for the holder and tries again. */
export class BlockedByTransaction extends Error {
  override readonly name = 'BlockedByTransaction';

  constructor(readonly holder: Claimant) {
    super('an open transaction has changed this document');
  }
}

export const writeConflict = (): CommandError =>
  new CommandError(
    112,
    'WriteConflict',
    'Caused by :: Write conflict during plan execution and yielding is disabled. Please retry your operation or multi-document transaction.',
  );

export interface Conflicts {
  begin(): Claimant;
  /** A new snapshot for a transaction that has done nothing yet. */
  restart(claimant: Claimant): void;
  /** Without a claimant: for a change that is committed at once. */
  claim(claims: Claims, claimant?: Claimant): void;
  finish(claimant: Claimant, committed: boolean): void;
}

/** Snapshot isolation: of two who change one document, the first one wins (https://www.mongodb.com/docs/manual/core/transactions-production-consideration/#in-progress-transactions-and-write-conflicts). */
export function createConflicts(): Conflicts {
  const open = new Set<Claimant>();
  const holders = new Map<string, Claimant>();
  // When each key was last changed; kept only while an open transaction may ask.
  const changed = new Map<string, number>();
  let now = 0;

  const noteChanges = (keys: Iterable<string>): void => {
    if (open.size === 0) return;
    now++;
    for (const key of keys) changed.set(key, now);
  };
  const sharedHolder = (key: string, self: Claimant | undefined): Claimant | undefined => {
    for (const claimant of open) if (claimant !== self && claimant.shared.has(key)) return claimant;
    return undefined;
  };
  const check = (key: string, holder: Claimant | undefined, self: Claimant | undefined): void => {
    if (holder && holder !== self) throw new BlockedByTransaction(holder);
    if (self && (changed.get(key) ?? 0) > self.since) throw writeConflict();
  };

  return {
    begin() {
      const claimant = createClaimant(now);
      open.add(claimant);
      return claimant;
    },
    restart(claimant) {
      claimant.since = now;
    },
    claim({ exclusive, shared = [] }, self) {
      if (open.size === 0) return;
      const keys = exclusive.map(textOf);
      const needs = shared.map(textOf);
      for (const key of needs) check(key, holders.get(key), self);
      for (const key of keys) check(key, holders.get(key) ?? sharedHolder(key, self), self);
      if (!self) noteChanges(keys);
      for (const key of needs) self?.shared.add(key);
      for (const key of keys) {
        self?.exclusive.add(key);
        if (self) holders.set(key, self);
      }
    },
    finish(claimant, committed) {
      open.delete(claimant);
      for (const key of claimant.exclusive) holders.delete(key);
      if (committed) noteChanges(claimant.exclusive);
      if (open.size === 0) changed.clear();
      claimant.end();
    },
  };
}

function createClaimant(since: number): Claimant {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { since, exclusive: new Set(), shared: new Set(), waitsFor: undefined, ended, end: () => end() };
}
