import { setTimeout as sleep } from 'node:timers/promises';
import { type Log } from '../../src/contract/ports';
import { UserError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type Intent } from '../../src/intents/intent.model';
import { type Intents } from '../../src/intents/intents';
import { type IntentPayload } from './intent-payload';
import { LATE, within } from './within';

/** What the door needs of the intents. */
export type DoorIntents = Pick<Intents, 'accept' | 'complete' | 'fail' | 'takeUp' | 'giveUp'>;

export type Accept = (wish: {
  key: string;
  /** Names a second try where `key` names a first one that nobody was promised: a modal that stayed open. */
  nextKey?: string;
  name: string;
  payload: IntentPayload;
  ms: number;
  t: Translate;
}) => Promise<{ isNew: boolean; key: string }>;

/** Marks a wish that was not promised to anybody. */
const NOT_ACKNOWLEDGED = 'not acknowledged';

/** Real milliseconds; together within an intent's lease. */
const WITHDRAW_PAUSES_MS = [0, 1_000, 4_000, 10_000];

/**
 * Stores a wish before it is acknowledged. When the store does not answer in time the person is told that
 * nothing was done; so a wish that reaches the store after all is withdrawn, or a restart would do it.
 * @throws UserError `unavailable`
 */
export function createAccept(deps: {
  intents: DoorIntents;
  log: Log;
  track: (work: Promise<unknown>) => void;
}): Accept {
  const { intents, log, track } = deps;
  const beingWithdrawn = new Set<string>();

  async function withdraw(key: string): Promise<void> {
    beingWithdrawn.add(key);
    await tryToWithdraw(key).finally(() => beingWithdrawn.delete(key));
  }

  async function tryToWithdraw(key: string): Promise<void> {
    for (const pause of WITHDRAW_PAUSES_MS) {
      await sleep(pause);
      try {
        return await intents.fail(key, { reason: NOT_ACKNOWLEDGED }, 1);
      } catch (error) {
        log.warn({ err: error, intent: key }, 'A wish that was not acknowledged could not be withdrawn yet');
      }
    }
  }

  async function store(key: string, { name, payload, ms, t }: Omit<Parameters<Accept>[0], 'key'>) {
    const storing = intents.accept({ _id: key, door: 'slack', name, payload });
    const unavailable = () => new UserError('unavailable', t('error.unavailable'));
    const accepted = await within(ms, storing).catch((error: unknown) => {
      log.error({ err: error, intent: key }, 'A wish could not be stored');
      track(withdraw(key));
      throw unavailable();
    });
    if (accepted !== LATE) return accepted;
    log.error({ intent: key, ms }, 'The store took too long to store a wish');
    // At once: who tries again before it is withdrawn must not be taken for the first try.
    beingWithdrawn.add(key);
    track(
      storing.then(
        (late) => (late.isNew ? withdraw(key) : void beingWithdrawn.delete(key)),
        () => withdraw(key),
      ),
    );
    throw unavailable();
  }

  return async ({ key, nextKey, ...wish }) => {
    const accepted = await store(key, wish);
    if (accepted.isNew || nextKey === undefined) return { isNew: accepted.isNew, key };
    if (!beingWithdrawn.has(key) && !isWithdrawn(accepted.intent)) return { isNew: false, key };
    return { isNew: (await store(nextKey, wish)).isNew, key: nextKey };
  };
}

function isWithdrawn({ state, result }: Intent): boolean {
  return state === 'failed' && (result as { reason?: unknown } | undefined)?.reason === NOT_ACKNOWLEDGED;
}
