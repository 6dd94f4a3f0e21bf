import { z } from 'zod';
import { type DeliveryResult } from '../../sandbox/deliver';
import { createFaults, type Faults } from '../../sandbox/faults';
import { createLedger, DEFAULT_LEDGER_LIMIT, type Ledger } from '../../sandbox/ledger';

export const sendgridSettingsSchema = z.strictObject({
  /** Checked on every call. */
  apiKey: z.string().default('SG.sandbox'),
  /** PEM of the key that signs the events; without one a pair is made, see `publicKey` of the sandbox. */
  privateKey: z.string().nullable().default(null),
  /** Where events are posted. */
  eventsUrl: z.url().nullable().default(null),
  /** Where mail to us is posted (Inbound Parse). */
  inboundUrl: z.url().nullable().default(null),
  /** Real milliseconds from acceptance to `processed`, and again to `delivered`; null: no events by themselves. */
  deliverAfterMs: z.int().nonnegative().nullable().default(null),
});

export type SendgridSettings = z.infer<typeof sendgridSettingsSchema>;

export const sendgridSandboxOptionsSchema = sendgridSettingsSchema.extend({
  /** 0: any free one. */
  port: z.int().min(0).max(65_535).default(0),
  ledgerLimit: z.int().positive().default(DEFAULT_LEDGER_LIMIT),
  /** Of the faults that strike by chance. */
  seed: z.int().default(1),
});

export type SendgridSandboxOptions = z.input<typeof sendgridSandboxOptionsSchema>;

export interface AcceptedMail {
  messageId: string;
  to: string[];
  from: string;
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
}

export type SendgridLedgerEntry =
  | ({ type: 'accepted' } & AcceptedMail)
  /** `sandbox_mode`: looked at, sent to nobody. */
  | { type: 'checked'; to: string[] }
  | { type: 'refused'; status: number; errors: string[] }
  | { type: 'fault'; fault: string }
  | { type: 'events'; events: object[]; webhook: DeliveryResult | null }
  | { type: 'inbound'; from: string; to: string; subject: string; webhook: DeliveryResult | null };

export interface SendgridState {
  settings: SendgridSettings;
  ledger: Ledger<SendgridLedgerEntry>;
  faults: Faults;
}

export function createSendgridState(
  settings: SendgridSettings,
  { ledgerLimit, seed }: { ledgerLimit: number; seed: number },
): SendgridState {
  return { settings, ledger: createLedger(ledgerLimit), faults: createFaults(seed) };
}
