import { StartError, UserError } from './errors';

/** sysexits.h: the command was used wrongly; the input data was wrong. */
export const EX_USAGE = 64;
export const EX_DATAERR = 65;

/**
 * Runs an import from the command line; what was wrong is said line by line, and the exit code tells of which kind.
 * @param last what did not happen then
 */
export function runImport(run: () => Promise<void>, last = 'Nothing was imported.'): void {
  run().catch((error: unknown) => {
    const { lines, exitCode } = linesOf(error, last);
    for (const line of lines) process.stderr.write(`${line}\n`);
    process.exitCode = exitCode;
  });
}

function linesOf(error: unknown, last: string): { lines: string[]; exitCode: number } {
  if (error instanceof StartError) return error;
  if (!(error instanceof UserError)) throw error;
  const issues = error.details.issues?.map(
    ({ path, message, example }) => `${path}: ${message}${example === undefined ? '' : `; write ${example}`}`,
  );
  return { lines: [...(issues ?? [error.message]), last], exitCode: EX_DATAERR };
}
