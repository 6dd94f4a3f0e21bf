import { type Connection } from 'mongoose';

/** What the product never sees: rows written past it, as it writes them, many at once. */

const CHUNK = 5_000;
const CONSENT_AT = new Date('2026-11-01T12:00:00Z');

export interface FillOptions {
  from: number;
  count: number;
  /** The domain's instant from which they are due. */
  at: Date;
  state: 'queued' | 'delivered';
  /** Default: Toronto. */
  place?: { province: string; market: string; timezones: string[] };
}

const TORONTO = { province: 'ON', market: 'Toronto', timezones: ['America/Toronto'] };

/** Texts to numbers that have consented, one each. `n` is in number, id and body. */
export async function fillTexts(connection: Connection, options: FillOptions): Promise<void> {
  const { from, count, state } = options;
  for (let start = from; start < from + count; start += CHUNK) {
    const numbers = Array.from(
      { length: Math.min(CHUNK, from + count - start) },
      (_, index) => start + index,
    );
    if (state === 'queued') {
      await connection.collection('contact_address').insertMany(numbers.map(addressOf));
    }
    await connection.collection('message').insertMany(numbers.map((n) => messageOf(n, options)));
  }
}

export function numberOf(n: number): string {
  return `+1416${String(2_000_000 + n).padStart(7, '0')}`;
}

export function bodyOf(n: number): string {
  return `t${n}x`;
}

function addressOf(n: number): object {
  const consent = { basis: 'express', at: CONSENT_AT, evidence: 'form', recorded_by: 'proof' };
  return { _id: numberOf(n), suppressions: [], consents: [consent], open_attempt: null, revision: 1 };
}

function messageOf(n: number, { at, state, place = TORONTO }: FillOptions): object {
  const _id = `message_${String(n).padStart(24, '0')}`;
  return {
    _id,
    intent_key: `proof:${n}`,
    channel: 'SMS',
    to: numberOf(n),
    contact: `L-${n}`,
    body: bodyOf(n),
    template: 'custom',
    state,
    not_before: at,
    ...place,
    correlation_id: `messaging:${_id}`,
    asked_by: 'key:proof',
    attempts: state === 'queued' ? 0 : 1,
    fence: state === 'queued' ? 0 : 1,
    leased_until: new Date(0),
    status_token: `status-${n}`,
    page_token: `page-${n}`,
    history: [{ at, what: 'asked', by: 'key:proof' }],
    created_at: at,
    updated_at: at,
    ...(state === 'queued' ? {} : { sent_at: at, provider_id: `SM${String(n).padStart(32, '0')}` }),
  };
}
