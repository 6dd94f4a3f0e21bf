import { z } from 'zod';
import { createFaults, type Faults } from '../../sandbox/faults';
import { createLedger, DEFAULT_LEDGER_LIMIT, type Ledger } from '../../sandbox/ledger';
import { type DeliveryResult } from '../../sandbox/deliver';
import { type SandboxMessage } from './message';

/** What the simulated Twilio is set up to do; may be changed while it runs (`POST /_sandbox/configure`). */
export const twilioSettingsSchema = z.strictObject({
  accountSid: z.string().default('AC00000000000000000000000000000000'),
  /** Checked on every call, and the key that signs the webhooks. */
  authToken: z.string().default('sandbox-auth-token'),
  /** Where a text to us is posted: the whole public URL, as it would stand in Twilio's console. */
  inboundUrl: z.url().nullable().default(null),
  /** Real milliseconds from acceptance to `sent`, and again to `delivered`; null: nothing moves by itself. */
  deliverAfterMs: z.int().nonnegative().nullable().default(null),
  /** Seconds that messages stand in the provider's queue, in pretence: longer than ValidityPeriod and they expire. */
  queueSeconds: z.int().nonnegative().default(0),
  /** As with Advanced Opt-Out on a Messaging Service: inbound texts carry OptOutType. */
  advancedOptOut: z.boolean().default(false),
});

export const twilioSandboxOptionsSchema = twilioSettingsSchema.extend({
  /** 0: any free one. */
  port: z.int().min(0).max(65_535).default(0),
  /** How many entries and messages are kept. */
  ledgerLimit: z.int().positive().default(DEFAULT_LEDGER_LIMIT),
  /** Of the faults that strike by chance. */
  seed: z.int().default(1),
});

export type TwilioSandboxOptions = z.input<typeof twilioSandboxOptionsSchema>;

export type TwilioSettings = z.infer<typeof twilioSettingsSchema>;

export type TwilioLedgerEntry =
  | {
      type: 'accepted';
      sid: string;
      to: string;
      from: string | null;
      messagingServiceSid: string | null;
      body: string;
      statusCallback: string | null;
      /** As it was given; null: Twilio's ten hours. */
      validityPeriod: number | null;
    }
  | { type: 'refused'; to: string | null; body: string | null; status: number; code: number }
  /** A fault struck before anything was accepted. */
  | { type: 'fault'; fault: string; method: string; to: string | null }
  | { type: 'status'; sid: string; status: string; errorCode: number | null; callback: DeliveryResult | null }
  /** What the bot's webhook told Twilio to answer. Twilio blocks it where its own word has just opted the number out. */
  | { type: 'reply'; sid: string; to: string; from: string; body: string; blocked: boolean }
  | { type: 'inbound'; sid: string; from: string; to: string; body: string; webhook: DeliveryResult | null };

/** What becomes of messages to one number. */
export interface NumberBehaviour {
  optedOut?: boolean;
  /** Refused at the API with this code. */
  refuseWith?: number;
  /** Accepted, and then undelivered with this code. */
  undeliveredWith?: number;
}

export interface TwilioState {
  settings: TwilioSettings;
  ledger: Ledger<TwilioLedgerEntry>;
  faults: Faults;
  messages: Map<string, SandboxMessage>;
  numbers: Map<string, NumberBehaviour>;
  /** The pictures of texts to us, by their own id. */
  media: Map<string, { bytes: Buffer; contentType: string }>;
  /** Where this one is reached. */
  url: string;
  remember(message: SandboxMessage): void;
  reset(): void;
}

export function createTwilioState(
  settings: TwilioSettings,
  { ledgerLimit, seed }: { ledgerLimit: number; seed: number },
): TwilioState {
  const ledger = createLedger<TwilioLedgerEntry>(ledgerLimit);
  const faults = createFaults(seed);
  const messages = new Map<string, SandboxMessage>();
  const numbers = new Map<string, NumberBehaviour>();

  return {
    settings,
    ledger,
    faults,
    messages,
    numbers,
    media: new Map(),
    url: '',
    remember(message) {
      messages.set(message.sid, message);
      // A Map keeps the order of insertion: the first is the oldest.
      const [oldest] = messages.keys();
      if (messages.size > ledgerLimit && oldest !== undefined) messages.delete(oldest);
    },
    reset() {
      ledger.clear();
      faults.clear();
      messages.clear();
      numbers.clear();
      this.media.clear();
    },
  };
}
