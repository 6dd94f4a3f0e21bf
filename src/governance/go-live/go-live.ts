import { type Connection } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor } from '../../contract/actor';
import { type Cards, type Clock, type Transaction } from '../../contract/ports';
import { type Province } from '../../geo/provinces';
import { requireGreen } from '../runbook/require-green';
import { type Runbook } from '../runbook/runbook';
import { goLiveModel, SWITCHES, type SwitchName } from './go-live.model';
import { type GoLiveState, goLiveState } from './go-live-state.rules';
import { throwSwitch } from './throw-switch';

export type GoLive = ReturnType<typeof createGoLive>;

/** Whether real people may be contacted: the team has said so for the whole and for that province. */
export function createGoLive(deps: {
  connection: Connection;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  look: Runbook['look'];
}) {
  const switches = goLiveModel(deps.connection);
  const set = throwSwitch({ ...deps, switches });

  return {
    /** Read at every decision: a switch thrown on any instance holds for the next message on all. */
    async isOn(province: Province | null): Promise<boolean> {
      if (province === null) return false;
      const found = await switches.find({ _id: { $in: ['GLOBAL', province] } }).lean();
      return found.length === 2 && found.every((entry) => entry.on);
    },
    state: async (): Promise<GoLiveState> =>
      goLiveState(await switches.find({ _id: { $in: SWITCHES } }).lean()),

    /**
     * Turns one switch on, after a look at the runbook: not within a transaction, since that asks the providers.
     * @throws UserError `refused`, reason `runbook_not_green`, with what blocks
     */
    async turnOn(name: SwitchName, actor: Actor, reason?: string): Promise<{ moved: boolean }> {
      requireGreen(await deps.look());
      return set({ name, on: true, action: 'go_live.enable', reason }, actor);
    },
    turnOff: (name: SwitchName, actor: Actor, reason?: string) =>
      set({ name, on: false, action: 'go_live.disable', reason }, actor),
    /** Stops everything at once. What is queued is held until the switches are on again. */
    kill: (actor: Actor, reason?: string) =>
      set({ name: 'GLOBAL', on: false, action: 'go_live.kill', reason }, actor),
  };
}
