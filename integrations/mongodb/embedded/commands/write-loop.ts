import { BlockedByTransaction } from '../storage/conflicts';
import { flag } from './arguments';
import { answer, type Call } from './command';
import { asCommandError } from './error-reply';
import { type Reply } from '../wire/reply';

/** One statement of a write command. A run that was stopped by a transaction goes on where it was. */
export type Statement = (again: boolean) => Outcome;

export interface Outcome {
  n: number;
  modified?: number;
  upserted?: unknown;
}

/** What the statements did so far; kept when the command has to wait, so that a repeated one goes on from it. */
export interface Tally {
  next: number;
  n: number;
  modified: number;
  /** Of each statement that changed something, if `detailed`; else only of upserts. */
  results: StatementResult[];
  errors: StatementError[];
}

export interface StatementResult {
  index: number;
  n: number;
  modified?: number;
  upserted?: { _id: unknown };
}

export interface StatementError {
  index: number;
  code: number;
  codeName: string;
  errmsg: string;
}

const WRITE_CONFLICT = 112;
const NO_SUCH_TRANSACTION = 251;
const NOT_IMPLEMENTED = 238;

/**
 * A malformed statement fails when its turn comes, after those before it, as in MongoDB. What this store
 * cannot do is refused now, before anything is written.
 */
export function compiled(compile: () => Statement): Statement {
  try {
    return compile();
  } catch (error) {
    if (asCommandError(error).code === NOT_IMPLEMENTED) throw error;
    return () => {
      throw error;
    };
  }
}

/** Runs the statements in one go; an error ends an ordered run. */
export async function runStatements(
  call: Call,
  statements: readonly Statement[],
  detailed = false,
): Promise<Tally> {
  const ordered = call.request.body['ordered'] === undefined || flag(call.request.body, 'ordered');
  const tally = resume(call);
  await call.attempt(
    (again) => {
      for (; tally.next < statements.length; tally.next++) {
        if (tally.errors.length > 0 && ordered) return;
        call.timeLimit.check();
        runOne(statements[tally.next], tally, { again, detailed });
      }
    },
    () => call.progress.save({ ...tally }),
  );
  return tally;
}

/** https://www.mongodb.com/docs/manual/reference/command/update/#output */
export function writeReply({ n, modified, results, errors }: Tally, counts: 'n' | 'nModified'): Reply {
  const upserted = results.map(({ index, upserted: document }) => ({ index, ...document }));
  return answer({
    n,
    ...(counts === 'nModified' ? { nModified: modified } : {}),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(errors.length > 0 ? { writeErrors: errors } : {}),
  });
}

function runOne(
  statement: Statement | undefined,
  tally: Tally,
  { again, detailed }: { again: boolean; detailed: boolean },
): void {
  try {
    const { n, modified, upserted } = statement?.(again) ?? { n: 0 };
    tally.n += n;
    tally.modified += modified ?? 0;
    if (!detailed && upserted === undefined) return;
    tally.results.push({
      index: tally.next,
      n,
      ...(modified === undefined ? {} : { modified }),
      ...(upserted === undefined ? {} : { upserted: { _id: upserted } }),
    });
  } catch (error) {
    if (error instanceof BlockedByTransaction) throw error;
    const { code, codeName, message, extra } = asCommandError(error);
    if ([WRITE_CONFLICT, NO_SUCH_TRANSACTION, NOT_IMPLEMENTED].includes(code)) throw error;
    tally.errors.push({ index: tally.next, code, codeName, errmsg: message, ...extra });
  }
}

function resume(call: Call): Tally {
  const saved = call.progress.load();
  return {
    next: Number(saved?.['next'] ?? 0),
    n: Number(saved?.['n'] ?? 0),
    modified: Number(saved?.['modified'] ?? 0),
    results: listIn<StatementResult>(saved?.['results']),
    errors: listIn<StatementError>(saved?.['errors']),
  };
}

/** As saved by this same code. */
function listIn<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}
