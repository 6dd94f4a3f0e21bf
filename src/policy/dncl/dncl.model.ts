import { type Connection, type Model, Schema } from 'mongoose';

/** What was imported of the National Do Not Call List for one area code; a new copy replaces the old one whole. */
export interface DnclArea {
  /** `416`. */
  _id: string;
  /** The day on which the copy was obtained, `YYYY-MM-DD`: it may be used for 31 days. */
  list_date: string;
  imported_at: Date;
  /** How many numbers are on it. */
  count: number;
  /** Its blocks are those of this copy; null while the first copy is being written. */
  edition: string | null;
  /** The name of a copy that is being written, or was when its import ended too early. */
  writing?: string;
}

/** The numbers of one exchange: one bit for each of 0000 to 9999. The whole list is some 40,000 of these. */
export interface DnclBlock {
  /** `<copy>:416555`. */
  _id: string;
  copy: string;
  bits: Buffer;
}

const areaSchema = new Schema<DnclArea>(
  {
    _id: { type: String, required: true },
    list_date: { type: String, default: '' },
    imported_at: { type: Date, default: null },
    count: { type: Number, default: 0 },
    edition: { type: String, default: null },
    writing: String,
  },
  { versionKey: false },
);

const blockSchema = new Schema<DnclBlock>(
  {
    _id: { type: String, required: true },
    copy: { type: String, required: true },
    bits: { type: Buffer, required: true },
  },
  { versionKey: false },
);
blockSchema.index({ copy: 1 });

export function dnclAreaModel(connection: Connection): Model<DnclArea> {
  return connection.model<DnclArea>('DnclArea', areaSchema, 'dncl_area');
}

export function dnclBlockModel(connection: Connection): Model<DnclBlock> {
  return connection.model<DnclBlock>('DnclBlock', blockSchema, 'dncl_block');
}
