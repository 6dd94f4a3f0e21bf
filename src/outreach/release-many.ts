import { createHash } from 'node:crypto';
import { type Actor } from '../contract/actor';
import { gateMessage } from './gate-message';
import { heldQuery, type HeldFilter, type HeldReason, releaseOne } from './held';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { costOf, type Micros } from './spending/price.rules';
import { segmentsOf } from './templates/segments.rules';

/** One act sends no more than this: a person has to be able to look at it. */
export const MOST_RELEASED = 100;

/** One message that would go, or why it would not. */
export interface PreviewRow {
  message: Message;
  /** 0 for an e-mail. */
  segments: number;
  reason?: HeldReason;
}

/** What one act would send: who gets what, who does not and why, and what it costs at most. */
export interface SendPreview {
  filter: HeldFilter;
  going: PreviewRow[];
  left: PreviewRow[];
  /** There are more of them than one act sends. */
  isCut: boolean;
  segments: number;
  cost: Micros;
  /** Of what would go: a confirmation holds for exactly that. */
  fingerprint: string;
}

type Deps = Pick<OutreachDeps, 'messages' | 'clock' | 'transaction' | 'audit' | 'policy' | 'isSandbox'>;

/** Releases many at once: shown first, then confirmed, and only what was shown. */
export function releaseMany(deps: Deps) {
  const gate = gateMessage(deps);

  async function rowOf(message: Message): Promise<PreviewRow> {
    const segments = message.channel === 'SMS' ? segmentsOf(message.body) : 0;
    if (message.waits_for === 'spend_limit') return { message, segments, reason: 'spend_limit' };
    const decision = await gate(message, deps.clock.now());
    return decision.ok ? { message, segments } : { message, segments, reason: decision.reason };
  }

  async function preview(filter: HeldFilter): Promise<SendPreview> {
    const waiting = await deps.messages
      .find({ ...heldQuery(filter), not_before: { $gt: deps.clock.now() } })
      .sort({ not_before: 1 })
      .limit(MOST_RELEASED + 1)
      .lean();
    const rows: PreviewRow[] = [];
    // One after the other: in a transaction nothing else is defined.
    for (const message of waiting.slice(0, MOST_RELEASED)) rows.push(await rowOf(message));
    const going = rows.filter(({ reason }) => reason === undefined);
    return {
      filter,
      going,
      left: rows.filter(({ reason }) => reason !== undefined),
      isCut: waiting.length > MOST_RELEASED,
      segments: going.reduce((sum, { segments }) => sum + segments, 0),
      cost: going.reduce((sum, { message }) => sum + costOf(message), 0),
      fingerprint: fingerprintOf(going),
    };
  }

  return {
    preview,

    /**
     * Releases what was shown, if that is still what would go; otherwise nothing. Confirmed twice, or by two people,
     * it happens once: for the second there is nothing left of it.
     * @returns how many; null when it is not what was shown any more
     */
    release: (filter: HeldFilter, fingerprint: string, actor: Actor): Promise<number | null> =>
      deps.transaction(async () => {
        const { going, fingerprint: now } = await preview(filter);
        if (going.length === 0 || now !== fingerprint) return null;
        for (const { message } of going) await releaseOne(deps, message._id, actor);
        return going.length;
      }),
  };
}

function fingerprintOf(going: readonly PreviewRow[]): string {
  const shown = going.map(({ message: { _id, to, body } }) => [_id, to, body]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
