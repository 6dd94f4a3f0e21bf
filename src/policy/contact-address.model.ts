import { type Connection, type Model, Schema } from 'mongoose';
import { type Channel } from './gate.rules';
import { type ConsentBasis } from './consent.rules';

/** Why an address must not be contacted, and the proof of it. */
export interface Suppression {
  channel: Channel;
  /** `keyword` and `request` came as a text; only what a keyword set is lifted by an opt-in word. */
  cause: 'keyword' | 'request' | 'unsubscribe' | 'bounce' | 'bad_number' | 'provider' | 'manual';
  at: Date;
  /** The words that asked for it, what brought them (a provider's id of a message, say), and who wrote them down. */
  proof?: { text: string; message_id: string; by?: string };
}

/** What holds no longer: the proof that it once did stays, as the internal list must (CRTC, canada.md 1.2). */
export interface LiftedSuppression extends Suppression {
  lifted: { at: Date; by: string; because: string };
}

export interface Consent {
  basis: ConsentBasis;
  at: Date;
  evidence: string;
  recorded_by: string;
}

/**
 * All that is known about one number or e-mail address, whoever it belongs to. One document, so that a stop
 * and the start of a send to the same address meet here: whichever commits second sees the first.
 */
export interface ContactAddress {
  /** A number in E.164, or a lower-case e-mail address. */
  _id: string;
  suppressions: Suppression[];
  lifted?: LiftedSuppression[];
  consents: Consent[];
  /** At most one open attempt per recipient makes a look-up at the provider unambiguous. */
  open_attempt: string | null;
  /** Another message waits for the end of that attempt. */
  awaited?: boolean;
  /** Counts the changes. */
  revision: number;
}

const suppression = {
  channel: { type: String, required: true },
  cause: { type: String, required: true },
  at: { type: Date, required: true },
  // A sub-schema, not a nested path: what is absent must stay absent, not become {}.
  proof: new Schema({ text: String, message_id: String, by: String }, { _id: false }),
} as const;

const schema = new Schema<ContactAddress>(
  {
    _id: { type: String, required: true },
    suppressions: { type: [new Schema<Suppression>(suppression, { _id: false })], default: [] },
    lifted: {
      type: [
        new Schema<LiftedSuppression>(
          { ...suppression, lifted: new Schema({ at: Date, by: String, because: String }, { _id: false }) },
          { _id: false },
        ),
      ],
      default: undefined,
    },
    consents: {
      type: [
        new Schema<Consent>(
          {
            basis: { type: String, required: true },
            at: { type: Date, required: true },
            evidence: { type: String, required: true },
            recorded_by: { type: String, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
    open_attempt: { type: String, default: null },
    awaited: Boolean,
    revision: { type: Number, default: 0 },
  },
  { versionKey: false },
);

export function contactAddressModel(connection: Connection): Model<ContactAddress> {
  return connection.model<ContactAddress>('ContactAddress', schema, 'contact_address');
}
