import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Clock, type Log, type Transaction } from '../contract/ports';
import { changeZones } from './change-zones';
import { type ZoneOverrides, zoneOverridesModel } from './zone-override.model';
import { zonesInForce } from './zones-in-force';

export type Zones = ReturnType<typeof createZones>;

/** Overrides of the time-zone data and of the tables of places, which hold from the next second on every instance. */
export function createZones(deps: {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  log: Log;
  transaction: Transaction;
  /** The start-up self-check of the packed data. */
  zoneDataIsRight: boolean;
  onZonesChange(): Promise<void>;
}) {
  const versions = zoneOverridesModel(deps.connection);
  return {
    ...zonesInForce({ ...deps, versions }),
    change: changeZones({ ...deps, versions, onChange: deps.onZonesChange }),
    /** A version, the newest when none is named; null when there is none. */
    version: async (number?: number): Promise<ZoneOverrides | null> =>
      number === undefined ? versions.findOne().sort({ _id: -1 }).lean() : versions.findById(number).lean(),
  };
}
