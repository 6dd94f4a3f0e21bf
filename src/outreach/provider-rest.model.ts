import { type Connection, type Model, Schema } from 'mongoose';
import { type Message } from './message.model';

/** One channel rests: our account at its provider has to be mended first. Gone when a message is taken again. */
export interface ProviderRest {
  _id: Message['channel'];
  /** The provider's code. */
  code: string;
  /** Real clock: the next try. */
  until: Date;
  since: Date;
}

const schema = new Schema<ProviderRest>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    until: { type: Date, required: true },
    since: { type: Date, required: true },
  },
  { versionKey: false },
);

export function providerRestModel(connection: Connection): Model<ProviderRest> {
  return connection.model<ProviderRest>('ProviderRest', schema, 'provider_rest');
}
