import { type Log } from '../contract/ports';
import { type Lease, type Leases } from './leases';

/** The part of a lease for which its holder trusts it: the rest is for clocks and for the way to the store. */
const TRUSTED = 0.9;

/**
 * Renews a lease three times within its length. `onLost` is called once, when another process has taken it or when no
 * renewal got through while it could be trusted, counted from before the last good attempt (as River does, platform
 * facts, section 4). Timers only, so that a store that does not answer is noticed too.
 * @returns stops renewing
 */
export function keepLease(parts: {
  leases: Leases;
  lease: Lease;
  leaseMs: number;
  /** performance.now() from before the lease was asked for. */
  since: number;
  log: Log;
  onLost: (why: string) => void;
}): () => void {
  const { leases, lease, leaseMs, since, log, onLost } = parts;
  let stopped = false;
  let renewal: NodeJS.Timeout;
  let watchdog: NodeJS.Timeout;

  function stop(): void {
    stopped = true;
    clearTimeout(renewal);
    clearTimeout(watchdog);
  }
  function lose(why: string): void {
    if (stopped) return;
    stop();
    onLost(why);
  }
  function trustFrom(began: number): void {
    clearTimeout(watchdog);
    const left = began + leaseMs * TRUSTED - performance.now();
    watchdog = setTimeout(() => lose('its lease could not be renewed in time'), Math.max(0, left));
  }
  async function renew(): Promise<void> {
    const began = performance.now();
    try {
      const isOurs = await leases.renew(lease, leaseMs);
      if (stopped) return;
      if (isOurs) trustFrom(began);
      else lose('another process has taken its lease');
    } catch (error) {
      log.warn({ err: error, job: lease.job }, 'a lease could not be renewed; trying again');
    }
    if (!stopped) schedule();
  }
  function schedule(): void {
    renewal = setTimeout(() => void renew(), leaseMs / 3);
  }

  trustFrom(since);
  schedule();
  return stop;
}
