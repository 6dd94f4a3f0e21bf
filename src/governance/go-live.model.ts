import { type Connection, type Model, Schema } from 'mongoose';
import { type Province } from '../geo/provinces';

/** One switch: the global one, or a province's. Absent counts as off. */
export interface GoLiveSwitch {
  _id: 'GLOBAL' | Province;
  on: boolean;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<GoLiveSwitch>(
  {
    _id: { type: String, required: true },
    on: { type: Boolean, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function goLiveModel(connection: Connection): Model<GoLiveSwitch> {
  return connection.model<GoLiveSwitch>('GoLiveSwitch', schema, 'go_live');
}
