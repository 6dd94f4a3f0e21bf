import { CommandError, notImplemented } from '../query/errors';
import { asDocument } from '../query/document';
import { wholeNumberOf } from '../query/numbers/numeric';
import { type Request } from '../wire/request';

const READ_LEVELS = new Set(['local', 'available', 'majority', 'linearizable', 'snapshot']);

/** One member is its own majority, so that all levels are kept; what cannot be kept is refused. */
export function checkConcerns({ name, body }: Request): void {
  const read = asDocument(body['readConcern']);
  const level = read?.['level'];
  if (level !== undefined && !(typeof level === 'string' && READ_LEVELS.has(level))) {
    throw new CommandError(
      9,
      'FailedToParse',
      'readConcern level must be either "local", "majority", "available", "linearizable", or "snapshot"',
    );
  }
  if (read?.['atClusterTime'] !== undefined)
    throw notImplemented('The embedded store does not read at a past time');
  if (level === 'snapshot' && body['autocommit'] !== false) {
    throw notImplemented('The embedded store reads snapshots in transactions only');
  }
  const inside = body['autocommit'] === false;
  const write = asDocument(body['writeConcern']);
  if (write && inside && name !== 'commitTransaction' && name !== 'abortTransaction') {
    throw new CommandError(
      72,
      'InvalidOptions',
      `writeConcern is not allowed within a multi-statement transaction`,
    );
  }
  const tag = write?.['w'];
  if (typeof tag === 'string' && tag !== 'majority') {
    throw new CommandError(
      79,
      'UnknownReplWriteConcern',
      `No write concern mode named '${tag}' found in replica set configuration`,
    );
  }
  const members = wholeNumberOf(write?.['w']);
  if (members !== undefined && members > 1) {
    throw new CommandError(100, 'UnsatisfiableWriteConcern', 'Not enough data-bearing nodes');
  }
}
