import { CommandError } from '../query/errors';
import { decode, encode } from '../document';
import { type Session } from '../sessions/sessions';
import { type Reply, replyBytes } from '../wire/reply';
import { type Errand, perform, settle } from './call';
import { type Progress } from './command';

/** https://www.mongodb.com/docs/manual/core/retryable-writes/ : the same number is executed once. */
export async function runRetryable(errand: Errand, session: Session, number: bigint): Promise<Reply> {
  const { engine, request, command } = errand;
  if (!command.retryable) {
    throw new CommandError(
      20,
      'IllegalOperation',
      `txnNumber may not be given for '${request.name}' outside of a transaction`,
    );
  }
  advance(errand, session, number);
  const { outcome } = session;
  if (outcome?.kind === 'reply') return settle(errand, { fields: decode(outcome.reply) });
  const progress: Progress = {
    load: () => (outcome?.kind === 'progress' ? decode(outcome.state) : undefined),
    save: (state) => engine.sessions.record(session, number, { kind: 'progress', state: encode(state) }),
  };
  const reply = await perform(errand, { progress });
  engine.sessions.record(session, number, { kind: 'reply', reply: replyBytes(reply) });
  return settle(errand, reply);
}

function advance({ engine }: Errand, session: Session, number: bigint): void {
  if (number < session.last) {
    throw new CommandError(
      225,
      'TransactionTooOld',
      `Retryable write with txnNumber ${number} is prohibited because a newer one has already started.`,
    );
  }
  if (number > session.last) {
    engine.transactions.abandon(session);
    session.last = number;
    session.outcome = undefined;
  }
  if (session.transaction || session.outcome?.kind === 'committed') {
    throw new CommandError(50911, 'Location50911', `The number ${number} belongs to a transaction`);
  }
}
