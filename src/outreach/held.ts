import { type Actor, actorName } from '../contract/actor';
import { UserError } from '../errors';
import { type Province } from '../geo/provinces';
import { type MessageId } from '../ids';
import { type GateReason } from '../policy/gate.rules';
import { happened } from './message-history';
import { isWaiting, type Message, type Waiting } from './message.model';
import { type OutreachDeps } from './outreach-ports';

/** What the gate said, or what else a message waits for. */
export type HeldReason = GateReason | Waiting;

export interface HeldFilter {
  province?: Province;
  channel?: Message['channel'];
  reason?: HeldReason;
}

export interface HeldPage {
  filter: HeldFilter;
  messages: Message[];
  total: number;
  /** From 1. */
  page: number;
  pages: number;
}

/** Messages that one page shows: three blocks each, of the fifty that Slack takes. */
const HELD_PER_PAGE = 8;
/** One press ends no more than this in its transaction. */
const MOST_AT_ONCE = 200;

/** Those that wait, as the store finds them. */
export function heldQuery({ province, channel, reason }: HeldFilter) {
  return {
    state: 'queued' as const,
    channel: channel === undefined ? { $in: ['SMS' as const, 'EMAIL' as const] } : channel,
    ...(province === undefined ? {} : { province }),
    ...(reason === undefined
      ? {}
      : isWaiting(reason)
        ? { waits_for: reason }
        : { 'decision.reason': reason }),
  };
}

/**
 * Makes the gate be asked again now instead of at its next opening. In the caller's transaction; false: it does not
 * wait any more.
 */
export async function releaseOne(
  deps: Pick<OutreachDeps, 'messages' | 'clock' | 'audit'>,
  id: MessageId,
  actor: Actor,
): Promise<boolean> {
  const at = deps.clock.now();
  const written = await deps.messages.updateOne(
    { _id: id, state: 'queued', not_before: { $gt: at } },
    {
      $set: { not_before: at, updated_at: at },
      ...happened({ at, what: 'released', by: actorName(actor) }),
    },
  );
  if (written.modifiedCount === 0) return false;
  await deps.audit.record(actor, { action: 'message.release', thing: { kind: 'message', id } });
  return true;
}

/** What waits in the outbox, by next opening; releasing and cancelling it. */
export function createHeld(
  deps: Pick<OutreachDeps, 'messages' | 'clock' | 'transaction' | 'audit' | 'onNotSent'>,
) {
  async function cancelOne(message: Message, actor: Actor): Promise<boolean> {
    const at = deps.clock.now();
    const by = actorName(actor);
    const error = { code: 'cancelled_by_person', message: '' };
    const written = await deps.messages.updateOne(
      { _id: message._id, state: 'queued' },
      {
        $set: { state: 'cancelled', error, updated_at: at },
        ...happened({ at, what: 'cancelled', by, error }),
      },
    );
    if (written.modifiedCount === 0) return false;
    await deps.audit.record(actor, { action: 'message.cancel', thing: { kind: 'message', id: message._id } });
    // Whoever asked for it may ask anew; a ladder's step does not by itself.
    const after: Message = { ...message, state: 'cancelled', error };
    await deps.onNotSent(after, { message: `cancelled by ${by}`, optedOut: false });
    return true;
  }

  async function find(id: MessageId): Promise<Message> {
    const message = await deps.messages.findById(id).lean();
    if (message) return message;
    throw new UserError('not_found', `There is no message ${id}.`);
  }

  return {
    async page(filter: HeldFilter, wanted = 1): Promise<HeldPage> {
      const query = heldQuery(filter);
      const total = await deps.messages.countDocuments(query);
      const pages = Math.max(1, Math.ceil(total / HELD_PER_PAGE));
      const page = Math.min(Math.max(1, wanted), pages);
      const messages = await deps.messages
        .find(query)
        .sort({ not_before: 1 })
        .skip((page - 1) * HELD_PER_PAGE)
        .limit(HELD_PER_PAGE)
        .lean();
      return { filter, messages, total, page, pages };
    },

    /** Asks the gate again now instead of at its next opening; what the gate still refuses goes on waiting. */
    release: (id: MessageId, actor: Actor): Promise<{ first: boolean; message: Message }> =>
      deps.transaction(async () => {
        const message = await find(id);
        return { first: await releaseOne(deps, id, actor), message };
      }),

    cancel: (id: MessageId, actor: Actor): Promise<{ first: boolean; message: Message }> =>
      deps.transaction(async () => {
        const message = await find(id);
        return { first: await cancelOne(message, actor), message };
      }),

    /** @returns how many were cancelled: at most 200, the next to go first */
    cancelAll: (filter: HeldFilter, actor: Actor): Promise<number> =>
      deps.transaction(async () => {
        const waiting = await deps.messages
          .find(heldQuery(filter))
          .sort({ not_before: 1 })
          .limit(MOST_AT_ONCE)
          .lean();
        let cancelled = 0;
        for (const message of waiting) if (await cancelOne(message, actor)) cancelled++;
        return cancelled;
      }),
  };
}
