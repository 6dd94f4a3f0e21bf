import { type Connection } from 'mongoose';
import { type Province } from '../geo/provinces';
import { goLiveModel } from './go-live.model';

/** Whether real people may be contacted: the team has said so for the whole and for that province. */
export function createGoLive({ connection }: { connection: Connection }) {
  const switches = goLiveModel(connection);
  return {
    /** Read at every decision: a switch thrown on any instance holds for the next message on all. */
    async isOn(province: Province | null): Promise<boolean> {
      if (province === null) return false;
      const found = await switches.find({ _id: { $in: ['GLOBAL', province] } }).lean();
      return found.length === 2 && found.every((entry) => entry.on);
    },
  };
}
