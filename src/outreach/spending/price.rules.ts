import { type Cents } from '../../money';
import { type Message } from '../message.model';
import { segmentsOf } from '../templates/segments.rules';

/** Millionths of a Canadian dollar: a text costs parts of a cent. Whole numbers. */
export type Micros = number;

export const MICROS_A_CENT = 10_000;

interface Price {
  for: string;
  micros: Micros;
  source: string;
}

/**
 * What one unit costs at most, from the numbers of a long code. Rather too much than too little: the limit is what a
 * team is ready to lose. The carrier of a number is not known beforehand, so each counts as the dearest one.
 */
const PRICES: Record<Message['channel'], Price[]> = {
  SMS: [
    {
      for: 'Twilio, a segment to Canada: USD 0.0083, at 1.45 CAD',
      micros: 12_000,
      source: 'twilio.com/en-us/sms/pricing/ca, as resold at these prices in 2026',
    },
    {
      for: 'carrier fee, a segment: CAD 0.006 (Telus) to 0.021 (Bell, Virgin)',
      micros: 21_000,
      source: 'support.bandwidth.com, Canadian Operator Fees for Messaging',
    },
  ],
  EMAIL: [
    {
      for: 'SendGrid, an e-mail beyond the smallest plan: USD 0.0013, at 1.45 CAD',
      micros: 2_000,
      source: 'twilio.com/en-us/products/email-api/pricing, read on 2026-08-13',
    },
  ],
};

/** What a message may cost: its segments, or one e-mail, times the price of one. */
export function costOf({ channel, body }: Pick<Message, 'channel' | 'body'>): Micros {
  const each = PRICES[channel].reduce((sum, { micros }) => sum + micros, 0);
  return each * (channel === 'SMS' ? segmentsOf(body) : 1);
}

export function microsOf(amount: Cents): Micros {
  return amount * MICROS_A_CENT;
}
