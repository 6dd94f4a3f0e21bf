/** Names of the driver's and mongoose's errors that mean: the store cannot be reached, or not now. */
const NAMES = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'DisconnectedError',
  'MongoClientClosedError',
]);

/**
 * Codes of a server that steps down, shuts down or takes too long, and of a transaction that lost every try
 * (https://github.com/mongodb/specifications, retryable writes: 6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602,
 * 13435, 13436; 50 MaxTimeMSExpired; 112 WriteConflict).
 */
const CODES = new Set([6, 7, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** What the driver itself says of an error that may pass (https://www.mongodb.com/docs/drivers/node, error labels). */
const LABELS = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];

/** True when the store is the reason and the same request may succeed later. By name: no driver is imported here. */
export function isStoreDown(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (NAMES.has(cause.name)) return true;
    if (cause.name === 'MongooseError' && cause.message.includes('buffering timed out')) return true;
    if (!cause.name.startsWith('Mongo')) continue;
    if ('code' in cause && CODES.has(cause.code as number)) return true;
    const labels = 'errorLabels' in cause && Array.isArray(cause.errorLabels) ? cause.errorLabels : [];
    if (LABELS.some((label) => labels.includes(label))) return true;
  }
  return false;
}
