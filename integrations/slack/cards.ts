import { createHash } from 'node:crypto';
import { type Connection, type Model } from 'mongoose';
import { type CardPlace, type DrawnCards, gather, type Transaction } from '../../src/contract/ports';
import { insertRows } from '../../src/insert-rows';
import { type View } from '../../src/contract/view';
import { cardModel, DIRECT, type SlackCard } from './card.model';
import { parentPause } from './card-retry.rules';
import { WAITS_FOR_PARENT } from './card-store';

type Put = Parameters<DrawnCards['put']>[0];
type Known = Pick<SlackCard, '_id' | 'view_hash' | 'ts'>;

/**
 * The port of drawn cards: it only writes what shall be shown, in the caller's transaction, with its other cards; the
 * deliverer shows it.
 */
export function createCards(deps: {
  connection: Connection;
  transaction?: Pick<Transaction, 'gather'>;
  nowMs?: () => number;
}): DrawnCards {
  const { connection, nowMs = Date.now } = deps;
  const model = cardModel(connection);

  /** What of the cards and of those that they reply to is there. */
  async function knownOf(puts: readonly Put[]): Promise<Map<string, Known>> {
    const made = new Set(puts.filter(({ isNew }) => isNew).map(({ key }) => key));
    const keys = new Set(puts.flatMap(({ key, parent }) => (parent === undefined ? [key] : [key, parent])));
    const asked = [...keys].filter((key) => !made.has(key));
    if (asked.length === 0) return new Map();
    const found = await model.find({ _id: { $in: asked } }, { view_hash: 1, ts: 1 }).lean();
    return new Map(found.map((card) => [card._id, card]));
  }

  async function write(puts: Put[]): Promise<void> {
    const { inserts, updates } = planWrites(puts, await knownOf(puts), nowMs());
    if (inserts.length > 0) await insertRows(model, inserts);
    if (updates.length > 0) await model.bulkWrite(updates);
  }

  return { put: (card) => gather(deps.transaction, write, [card]) };
}

interface Writes {
  inserts: SlackCard[];
  updates: Parameters<Model<SlackCard>['bulkWrite']>[0];
}

function planWrites(puts: readonly Put[], known: Map<string, Known>, nowMs: number): Writes {
  const writes: Writes = { inserts: [], updates: [] };
  for (const [index, { key, channel, view, parent, quiet = false, onlyIfThere }] of puts.entries()) {
    const wanted = { ...placed(channel), view, view_hash: hashOf(view), quiet };
    const before = known.get(key);
    const thread = parent === undefined ? undefined : known.get(parent);
    if (before?.view_hash === wanted.view_hash) continue;
    if (before === undefined && onlyIfThere && thread === undefined) continue;
    known.set(key, { ...before, _id: key, view_hash: wanted.view_hash });
    // They are shown in this order, and all are due.
    const now = new Date(nowMs - (puts.length - 1 - index));
    if (before === undefined) {
      const waits = parent !== undefined && thread?.ts === undefined;
      const inThread = parent === undefined ? {} : { parent };
      writes.inserts.push({ _id: key, ...wanted, ...inThread, ...newCard(now, waits) });
    } else {
      // `not_before` stays: a channel that is closed or a limit that was reached is so for the new view too.
      const $set = { ...wanted, state: 'dirty' as const, updated_at: now };
      writes.updates.push({
        updateOne: { filter: { _id: key }, update: { $set, $inc: { desired_rev: 1 } } },
      });
    }
  }
  return writes;
}

/** As a card keeps it. */
export function placed(place: CardPlace): Pick<SlackCard, 'channel' | 'user'> {
  return typeof place === 'string' ? { channel: place } : { channel: DIRECT, user: place.user };
}

/** @param waits its thread is not there yet: the post of the card that it replies to makes it due */
function newCard(
  now: Date,
  waits: boolean,
): Omit<SlackCard, '_id' | 'channel' | 'view' | 'view_hash' | 'quiet'> {
  return {
    desired_rev: 1,
    posted_rev: 0,
    state: 'dirty',
    fence: 0,
    leased_until: new Date(0),
    not_before: waits ? new Date(now.getTime() + parentPause(1)) : now,
    attempts: 0,
    ...(waits && { last_error: WAITS_FOR_PARENT }),
    created_at: now,
    updated_at: now,
  };
}

function hashOf(view: View): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('hex');
}
