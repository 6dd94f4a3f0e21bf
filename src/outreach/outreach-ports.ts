import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import {
  type Cards,
  type Clock,
  type EmailSender,
  type Log,
  type SmsSender,
  type TextList,
  type Transaction,
} from '../contract/ports';
import { type Kpi } from '../kpi/kpi';
import { type Policy } from '../policy/policy';
import { type Message } from './message.model';
import { type OutboxSettings } from './outbox-settings';
import { type Pace } from './pace-sender';
import { type Sender } from './sender';
import { type DailySpend } from './spending/daily-spend';

/** What the outbox works with. */
export interface OutreachDeps {
  messages: Model<Message>;
  policy: Policy;
  kpi: Kpi;
  audit: Audit;
  cards: Cards;
  clock: Clock;
  /** The real clock, for leases. Milliseconds. */
  realNow(): number;
  transaction: Transaction;
  log: Log;
  sms: SmsSender;
  email: EmailSender;
  texts: TextList;
  settings: OutboxSettings;
  /** How fast each channel's sender may hand over; none: as fast as it goes. */
  pacing: Partial<Record<'SMS' | 'EMAIL', Pace>>;
  spending: DailySpend;
  /** True while that channel's provider is a sandbox. */
  isSandbox: Record<'SMS' | 'EMAIL', boolean>;
  /** Who writes. */
  sender: Sender;
  /** The address under which the provider reaches us, for status callbacks. */
  publicUrl(): string;
  /** Told in the transaction that records the acceptance. */
  onSent(messages: readonly Message[]): Promise<void>;
  /** Told in the transaction that ends a message without a delivery. */
  onNotSent(message: Message, why: { message: string; optedOut: boolean }): Promise<void>;
}
