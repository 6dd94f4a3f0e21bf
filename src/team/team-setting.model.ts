import { type Connection, type Model, Schema } from 'mongoose';
import { type Locale } from '../i18n/translate';

/** What an admin has said about the team as a whole. */
export interface TeamSetting {
  _id: 'team';
  /** Of the cards in channels, which many read. */
  language: Locale;
  changed_by: string;
  changed_at: Date;
}

const schema = new Schema<TeamSetting>(
  {
    _id: { type: String, required: true },
    language: { type: String, required: true },
    changed_by: { type: String, required: true },
    changed_at: { type: Date, required: true },
  },
  { versionKey: false },
);

export function teamSettingModel(connection: Connection): Model<TeamSetting> {
  return connection.model<TeamSetting>('TeamSetting', schema, 'team_setting');
}
