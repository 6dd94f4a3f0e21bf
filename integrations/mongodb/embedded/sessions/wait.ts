import { CommandError } from '../query/errors';
import { BlockedByTransaction, writeConflict, type Claimant } from '../storage/conflicts';
import { type OpenTransaction } from './transaction';

export interface WaitLimits {
  /** How long one transaction waits for another before it gives up with WriteConflict. */
  transactionMs: number;
  /** How long a plain write waits; a transaction does not live that long. */
  writeMs: number;
}

interface Waiter {
  transaction?: OpenTransaction | undefined;
  deadline?: number | undefined;
  beforeWait?: (() => void) | undefined;
}

/** Runs a change; while an open transaction stands in the way, waits for its end and tries again. */
export async function patiently<T>(
  change: (again: boolean) => T,
  limits: WaitLimits,
  { transaction, deadline, beforeWait }: Waiter,
): Promise<T> {
  const started = Date.now();
  const limit = transaction
    ? started + limits.transactionMs
    : Math.min(deadline ?? Infinity, started + limits.writeMs);
  for (let tries = 0; ; tries++) {
    try {
      return change(tries > 0);
    } catch (error) {
      if (!(error instanceof BlockedByTransaction)) throw error;
      beforeWait?.();
      const inTime = await endOf(error.holder, limit - Date.now(), transaction?.store.claimant);
      if (!inTime) throw transaction ? writeConflict() : tooLong(deadline);
      // Nobody has seen anything of its snapshot yet: a newer one spares the client a conflict.
      if (transaction && !transaction.settled && !transaction.store.hasWritten()) transaction.store.renew();
    }
  }
}

async function endOf(holder: Claimant, ms: number, self: Claimant | undefined): Promise<boolean> {
  if (ms <= 0 || waitsFor(holder, self)) return false;
  if (self) self.waitsFor = holder;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([holder.ended.then(() => true), late]);
  } finally {
    clearTimeout(timer);
    if (self) self.waitsFor = undefined;
  }
}

/** Whether the holder waits, directly or not, for the one who asks: neither would ever go on. */
function waitsFor(holder: Claimant, self: Claimant | undefined): boolean {
  if (!self) return false;
  for (let other: Claimant | undefined = holder; other; other = other.waitsFor)
    if (other === self) return true;
  return false;
}

function tooLong(deadline: number | undefined): CommandError {
  return deadline !== undefined && Date.now() >= deadline
    ? new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit')
    : new CommandError(24, 'LockTimeout', 'a transaction held the document for too long');
}
