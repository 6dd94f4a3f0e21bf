import { type Connection, type Model, Schema } from 'mongoose';
import { type Role } from '../contract/actor';

/** A role given to a Slack user, or to all of a user group, by an admin. */
export interface UserRole {
  /** Id of the user or of the group in Slack. */
  _id: string;
  role: Role;
  given_by: string;
  given_at: Date;
}

const schema = new Schema<UserRole>(
  {
    _id: { type: String, required: true },
    role: { type: String, required: true },
    given_by: { type: String, required: true },
    given_at: { type: Date, required: true },
  },
  { versionKey: false },
);
schema.index({ role: 1 });

export function userRoleModel(connection: Connection): Model<UserRole> {
  return connection.model<UserRole>('UserRole', schema, 'user_role');
}
