import { type Connection, type Model, Schema } from 'mongoose';
import { PROVINCES } from '../../geo/provinces';

/** The whole, and each province. */
export const SWITCHES = ['GLOBAL', ...PROVINCES] as const;
export type SwitchName = (typeof SWITCHES)[number];

/** One switch. Absent counts as off. */
export interface GoLiveSwitch {
  _id: SwitchName;
  on: boolean;
  changed_by: string;
  changed_at: Date;
  reason?: string;
}

const schema = new Schema<GoLiveSwitch>(
  {
    _id: { type: String, required: true },
    on: { type: Boolean, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
    reason: String,
  },
  { versionKey: false },
);

export function goLiveModel(connection: Connection): Model<GoLiveSwitch> {
  return connection.model<GoLiveSwitch>('GoLiveSwitch', schema, 'go_live');
}
