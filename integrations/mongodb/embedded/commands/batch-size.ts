import { CommandError } from '../query/errors';

/** https://www.mongodb.com/docs/manual/reference/limits/#mongodb-limit-Write-Command-Batch-Limit-Size */
export const MAX_WRITE_BATCH = 100_000;

export function checkBatchSize(statements: number): void {
  if (statements >= 1 && statements <= MAX_WRITE_BATCH) return;
  throw new CommandError(
    16,
    'InvalidLength',
    `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${statements} operations.`,
  );
}
