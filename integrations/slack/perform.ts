import { type UseContext } from '../../src/contract/command';
import { type Log, type Transaction } from '../../src/contract/ports';
import { type Reply } from '../../src/contract/view';
import { type DoorIntents } from './accept';
import { type Explain, type Explained } from './explain';
import { type Doable } from './registry';

/** `kept`: the store failed; the intent stays and is taken up again. */
export interface Performed {
  outcome: 'done' | 'refused' | 'kept';
  reply: Reply | undefined;
}

export type Perform = (doable: Doable, input: string, context: UseContext) => Promise<Performed>;

/** Does an accepted use and closes its intent: the same for one just acknowledged and for one after a restart. */
export function createPerform(deps: {
  intents: DoorIntents;
  transaction: Transaction;
  explain: Explain;
  log: Log;
}): Perform {
  const { intents, transaction, explain, log } = deps;

  async function run(doable: Doable, input: string, context: UseContext): Promise<Reply | undefined> {
    const once = async () => {
      const reply = await doable.run(input, context);
      await intents.complete(context.intentKey, reply ?? null);
      return reply;
    };
    return doable.effect === 'write' ? transaction(once) : once();
  }

  async function close(context: UseContext, { kind, reply }: Explained): Promise<void> {
    try {
      await intents.fail(context.intentKey, { kind, text: reply.text });
    } catch (error) {
      // It is tried again after its lease, and refused again.
      log.error({ err: error, intent: context.intentKey }, 'A refused intent could not be closed');
    }
  }

  return async (doable, input, context) => {
    try {
      return { outcome: 'done', reply: await run(doable, input, context) };
    } catch (error) {
      const explained = explain(error, { doable, userId: context.actor.id, t: context.t });
      if (explained.kind === 'outage') return { outcome: 'kept', reply: { text: context.t('slack.kept') } };
      await close(context, explained);
      return { outcome: 'refused', reply: explained.reply };
    }
  };
}
