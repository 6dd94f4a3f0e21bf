import { setTimeout as sleep } from 'node:timers/promises';
import { type Log } from '../../src/contract/ports';
import { UserError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type Intents } from '../../src/intents/intents';
import { type IntentPayload } from './intent-payload';
import { LATE, within } from './within';

/** What the door needs of the intents. */
export type DoorIntents = Pick<Intents, 'accept' | 'complete' | 'fail' | 'takeUp' | 'giveUp'>;

export type Accept = (wish: {
  key: string;
  name: string;
  payload: IntentPayload;
  ms: number;
  t: Translate;
}) => Promise<{ isNew: boolean }>;

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

  async function withdraw(key: string): Promise<void> {
    for (const pause of WITHDRAW_PAUSES_MS) {
      await sleep(pause);
      try {
        return await intents.fail(key, { reason: 'not acknowledged' }, 1);
      } catch (error) {
        log.warn({ err: error, intent: key }, 'A wish that was not acknowledged could not be withdrawn yet');
      }
    }
  }

  return async ({ key, name, payload, ms, t }) => {
    const storing = intents.accept({ _id: key, door: 'slack', name, payload });
    const unavailable = () => new UserError('unavailable', t('error.unavailable'));
    const accepted = await within(ms, storing).catch((error: unknown) => {
      log.error({ err: error, intent: key }, 'A wish could not be stored');
      track(withdraw(key));
      throw unavailable();
    });
    if (accepted !== LATE) return accepted;
    log.error({ intent: key, ms }, 'The store took too long to store a wish');
    track(
      storing.then(
        (late) => (late.isNew ? withdraw(key) : undefined),
        () => withdraw(key),
      ),
    );
    throw unavailable();
  };
}
