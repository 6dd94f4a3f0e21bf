import { type AreasDeps } from '../../src/areas';
import { type SendOutcome } from '../../src/contract/ports';
import { aroundTransaction } from '../support/around-transaction';

/** Where a worker process ends by itself, without a word, at the nth time that it comes by. */
export interface FailPoint {
  at: (typeof FAIL_POINTS)[number];
  nth: number;
}

/** The moments of one hand-over at which a process may die, seen from outside of the product: at its ports. */
export const FAIL_POINTS = [
  /** A transaction has done its work and is not committed. */
  'before-commit',
  /** A transaction is committed and its caller does not know it yet. */
  'after-commit',
  /** `sending` stands, and the socket is not open. */
  'before-call',
  /** The request is on its way. */
  'during-call',
  /** The provider has answered, and nothing is recorded. */
  'after-call',
] as const;

/** The same ports, with a death in one of them. */
export function withFailPoint(deps: AreasDeps, { at, nth }: FailPoint): AreasDeps {
  let left = nth;
  const die = (here: FailPoint['at']): void => {
    if (here === at && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const { transaction, sms } = deps;
  return {
    ...deps,
    transaction: aroundTransaction(transaction, async (work) => {
      const done = await transaction(async () => {
        const result = await work();
        die('before-commit');
        return result;
      });
      die('after-commit');
      return done;
    }),
    sms: {
      async send(text): Promise<SendOutcome> {
        die('before-call');
        const call = sms.send(text);
        setImmediate(() => die('during-call'));
        const outcome = await call;
        die('after-call');
        return outcome;
      },
    },
  };
}
