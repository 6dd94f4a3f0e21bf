import { type Connection } from 'mongoose';
import { goLiveModel } from './governance/go-live/go-live.model';
import { type SmokeSteps } from './governance/runbook/smoke-test';
import { type Clock, type Transaction } from './contract/ports';
import { cents } from './money';
import { computeOffer } from './offers/offer.rules';
import { type Policy } from './policy/policy';

/** What the runbook's smoke test tries: the parts on which a lawful contact and a right offer stand. */
export function smokeSteps(deps: {
  connection: Connection;
  transaction: Transaction;
  clock: Clock;
  policy: Pick<Policy, 'decide'>;
}): SmokeSteps {
  return {
    // Nothing of an aborted transaction may stay: every rule of the product rests on that.
    store: async () => {
      const switches = goLiveModel(deps.connection);
      const _id = 'SMOKE' as never;
      const abort = new Error('on purpose');
      const aborted = deps.transaction(async () => {
        await switches.create([{ _id, on: false, changed_by: 'smoke', changed_at: deps.clock.now() }]);
        if ((await switches.exists({ _id })) === null)
          throw new Error('a write was not seen by its own transaction');
        throw abort;
      });
      const why = await aborted.catch((error: unknown) => error);
      return why === abort && (await switches.exists({ _id })) === null;
    },
    // Three in the night on a Sunday is closed whatever a policy says; an unknown place always is.
    gate: async () => {
      const night = { weekday: 6 as const, minuteOfDay: 3 * 60 };
      const timezones = ['America/Toronto'];
      const ask = (province: 'ON' | null) =>
        deps.policy.decide(
          { channel: 'CALL', province, market: 'ALL', timezones, when: night },
          deps.clock.now(),
        );
      const answers = [await ask('ON'), await ask(null)];
      return answers.every(({ ok, reason }) => !ok && reason !== 'gate_error');
    },
    // The example of spec 3.7.
    offer: async () =>
      computeOffer({
        arv: cents(450_000_00),
        repairs: cents(50_000_00),
        holding_cost: cents(0),
        fees_buffer: cents(2_500_00),
        assignment_fee: cents(10_000_00),
        multiplier_bp: 7_000,
      }).mao === 262_500_00,
  };
}
