import { type Log } from '../contract/ports';
import { UserError } from '../errors';
import { isStoreDown } from '../store-down';
import { type MissingPart } from './deal.model';

/** A part that failed; a rule's refusal has its own reason. */
export const FAILED = 'failed';

/** Runs one part; null where it failed before and is left out. A part of a part that fails fails alone. */
export type Attempt = <R>(part: MissingPart['part'], run: () => Promise<R>) => Promise<R | null>;

/**
 * Runs `work` in which parts may fail without failing the whole (spec 3.8). What fails inside of a transaction takes
 * all of it along, so the rest is done anew without that part, and `missing` names it and why.
 * The spec's exception from "catch at the doors only". With the store away the whole is to be done again: its steps
 * are idempotent.
 */
export async function leavingOut<T>(
  log: Log,
  work: (attempt: Attempt, missing: readonly MissingPart[]) => Promise<T>,
): Promise<T> {
  const missing: MissingPart[] = [];
  for (;;) {
    let failing: MissingPart['part'] | undefined;
    const attempt: Attempt = async (part, run) => {
      failing = undefined;
      if (missing.some((one) => one.part === part)) return null;
      try {
        return await run();
      } catch (error) {
        failing ??= part;
        throw error;
      }
    };
    try {
      return await work(attempt, missing);
    } catch (error) {
      if (failing === undefined || isStoreDown(error)) throw error;
      missing.push({ part: failing, reason: reasonOf(log, failing, error) });
    }
  }
}

function reasonOf(log: Log, part: MissingPart['part'], error: unknown): string {
  log.error({ err: error, part }, 'a part of the lead flow failed; the lead is kept');
  return error instanceof UserError ? (error.details.reason ?? error.code) : FAILED;
}
