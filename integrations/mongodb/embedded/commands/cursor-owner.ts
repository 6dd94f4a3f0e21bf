import { type CursorOwner } from '../sessions/cursors';
import { type Reply } from '../wire/reply';
import { type Call } from './command';

/** A cursor belongs to the session that opened it, and inside a transaction to that. */
export function ownerOf({ sessionId, transaction }: Call): CursorOwner {
  return { session: sessionId, transaction: transaction?.number };
}

/** A cursor over a transaction's snapshot ends with the transaction. */
export function track({ transaction }: Call, reply: Reply): Reply {
  if (transaction && reply.cursor && reply.cursor.id !== 0n) transaction.cursors.add(reply.cursor.id);
  return reply;
}
