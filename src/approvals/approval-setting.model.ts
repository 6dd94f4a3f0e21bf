import { type Connection, type Model, Schema } from 'mongoose';

/** A team with one manager says so: then that one may approve after a while what they proposed. */
export interface ApprovalSetting {
  _id: 'single_manager';
  on: boolean;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<ApprovalSetting>(
  {
    _id: { type: String, required: true },
    on: { type: Boolean, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function approvalSettingModel(connection: Connection): Model<ApprovalSetting> {
  return connection.model<ApprovalSetting>('ApprovalSetting', schema, 'approval_setting');
}
