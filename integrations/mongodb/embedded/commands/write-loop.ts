import { BlockedByTransaction } from '../storage/conflicts';
import { asDocument, type Document } from '../query/document';
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

interface Tally {
  next: number;
  n: number;
  modified: number;
  upserted: Document[];
  errors: Document[];
}

const WRITE_CONFLICT = 112;
const NO_SUCH_TRANSACTION = 251;
const NOT_IMPLEMENTED = 238;

/**
 * Runs the statements in one go and answers for all of them
 * (https://www.mongodb.com/docs/manual/reference/command/update/#output).
 */
export async function runStatements(
  call: Call,
  statements: readonly Statement[],
  counts: 'n' | 'nModified',
): Promise<Reply> {
  const ordered = call.request.body['ordered'] === undefined || flag(call.request.body, 'ordered');
  const tally = resume(call);
  await call.attempt(
    (again) => {
      for (; tally.next < statements.length; tally.next++) {
        if (tally.errors.length > 0 && ordered) return;
        call.checkTime();
        runOne(statements[tally.next], tally, again);
      }
    },
    () => call.progress.save({ ...tally }),
  );
  return answer({
    n: tally.n,
    ...(counts === 'nModified' ? { nModified: tally.modified } : {}),
    ...(tally.upserted.length > 0 ? { upserted: tally.upserted } : {}),
    ...(tally.errors.length > 0 ? { writeErrors: tally.errors } : {}),
  });
}

function runOne(statement: Statement | undefined, tally: Tally, again: boolean): void {
  try {
    const { n, modified = 0, upserted } = statement?.(again) ?? { n: 0 };
    tally.n += n;
    tally.modified += modified;
    if (upserted !== undefined) tally.upserted.push({ index: tally.next, _id: upserted });
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
    upserted: documentsIn(saved?.['upserted']),
    errors: documentsIn(saved?.['errors']),
  };
}

function documentsIn(value: unknown): Document[] {
  const elements: unknown[] = Array.isArray(value) ? value : [];
  return elements.flatMap((element) => {
    const document = asDocument(element);
    return document ? [document] : [];
  });
}
