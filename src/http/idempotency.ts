import { createHash } from 'node:crypto';
import { type Actor } from '../contract/actor';
import { type Intent } from '../intents/intent.model';
import { type Answer } from './answer';
import { HttpError } from './problem';

/** What is stored with an Idempotency-Key: enough to tell a repetition from another wish, and to do it after a crash. */
export interface HttpIntentPayload {
  fingerprint: string;
  route: string;
  actor: Actor;
  /** ISO instant of the domain clock at which it was asked. */
  asked_at: string;
  /** The merged input as JSON text: as an object its keys could clash with the store's own (`$`, `.`). */
  input: string;
}

/**
 * The Idempotency-Key header of a writing request, or null without one.
 * The rules are those of draft-ietf-httpapi-idempotency-key-header: 422 for another request under a used key,
 * 409 while the first is at work, else the first one's answer.
 * @throws HttpError 400 unless it has 1 to 255 visible ASCII characters
 */
export function idempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const key = String(header);
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const path = 'Idempotency-Key';
  const message = 'must have 1 to 255 visible characters';
  throw new HttpError(400, 'invalid_input', `The header ${path} ${message}.`, {
    errors: [{ path, message, example: '4f0c9a52-lead-1042' }],
  });
}

/** The same for the same method, path and input, whatever the order of the members and wherever they stood. */
export function fingerprintOf(route: string, input: unknown): string {
  return createHash('sha256')
    .update(`${route}\n${JSON.stringify(sorted(input))}`)
    .digest('base64url');
}

/** The depth is bounded: by readJsonBody for a body, by the schema for the rest. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/**
 * The final answer stored under a key, or null when there is none yet.
 * An error of ours (500, 503) is not final: the same request may be sent again and is then done.
 * @throws HttpError 422 when the key stands for another request
 */
export function storedAnswer(intent: Intent, fingerprint: string): Answer | null {
  if ((intent.payload as HttpIntentPayload).fingerprint !== fingerprint) {
    throw new HttpError(
      422,
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Take a new key for a new request.',
    );
  }
  const answer = intent.result as Answer | undefined;
  const isFinal = intent.state !== 'accepted' && answer !== undefined && answer.status < 500;
  return isFinal ? { status: answer.status, body: answer.body } : null;
}

export function stillRunning(): HttpError {
  return new HttpError(
    409,
    'idempotency_in_progress',
    'The first request with this Idempotency-Key is still at work. Ask again in a moment.',
    { headers: { 'retry-after': '2' } },
  );
}
