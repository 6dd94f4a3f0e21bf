import { type UseContext } from '../../src/contract/command';
import { type Log, type Transaction } from '../../src/contract/ports';
import { type Answer, type Reply } from '../../src/contract/view';
import { UserError } from '../../src/errors';
import { type DoorIntents } from './accept';
import { type Explain, type Explained } from './explain';
import { type Doable } from './doable';

/**
 * `kept`: the store failed; the intent stays and is taken up again.
 * `superseded`: it took so long that another process has taken it up; that one does it and answers.
 */
type Performed =
  { outcome: 'done'; reply: Answer | undefined } | { outcome: 'refused' | 'kept'; reply: Reply } | Superseded;

interface Superseded {
  outcome: 'superseded';
  reply: undefined;
}

/** An accepted use; `attempt` is 1, or what taking the intent up made of it. */
export type Perform = (use: {
  doable: Doable;
  input: string;
  context: UseContext;
  attempt: number;
}) => Promise<Performed>;

const SUPERSEDED: Superseded = { outcome: 'superseded', reply: undefined };

/** Does an accepted use and closes its intent: the same for one just acknowledged and for one after a restart. */
export function createPerform(deps: {
  intents: DoorIntents;
  transaction: Transaction;
  explain: Explain;
  log: Log;
}): Perform {
  const { intents, transaction, explain, log } = deps;

  async function close(
    { intentKey }: UseContext,
    { kind, reply }: Explained,
    attempt: number,
  ): Promise<void> {
    try {
      await intents.fail(intentKey, { kind, text: reply.text }, attempt);
    } catch (error) {
      // It is tried again after its lease, and refused again.
      log.error({ err: error, intent: intentKey }, 'A refused intent could not be closed');
    }
  }

  return async ({ doable, input, context, attempt }) => {
    let isSuperseded = false;

    async function run(): Promise<Answer | undefined> {
      const reply = await doable.run(input, context);
      await intents.complete(context.intentKey, reply ?? null, attempt).catch((error: unknown) => {
        isSuperseded = error instanceof UserError && error.code === 'conflict';
        throw error;
      });
      return reply;
    }

    try {
      const { effect } = doable.needs(input, context);
      return { outcome: 'done', reply: effect === 'write' ? await transaction(run) : await run() };
    } catch (error) {
      if (isSuperseded) return SUPERSEDED;
      const explained = explain(error, { doable, userId: context.actor.id, t: context.t });
      if (explained.kind === 'outage') return { outcome: 'kept', reply: { text: context.t('slack.kept') } };
      await close(context, explained, attempt);
      return { outcome: 'refused', reply: explained.reply };
    }
  };
}
