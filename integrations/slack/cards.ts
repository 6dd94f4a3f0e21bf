import { createHash } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type CardPlace, type DrawnCards } from '../../src/contract/ports';
import { type View } from '../../src/contract/view';
import { cardModel, DIRECT, type SlackCard } from './card.model';

/** The port of drawn cards: it only writes what shall be shown, in the caller's transaction; the deliverer shows it. */
export function createCards(deps: { connection: Connection; nowMs?: () => number }): DrawnCards {
  const { connection, nowMs = Date.now } = deps;
  const model = cardModel(connection);

  return {
    async put({ key, channel, view, parent, quiet = false, onlyIfThere }) {
      const now = new Date(nowMs());
      const wanted = { ...placed(channel), view, view_hash: hashOf(view), quiet };
      const before = await model.findById(key).lean();
      if (before === null) {
        if (onlyIfThere && !(parent !== undefined && (await model.exists({ _id: parent })))) return;
        await model.create([
          { _id: key, ...wanted, ...newCard(now), ...(parent !== undefined && { parent }) },
        ]);
      } else if (before.view_hash !== wanted.view_hash) {
        // `not_before` stays: a channel that is closed or a limit that was reached is so for the new view too.
        await model.updateOne(
          { _id: key },
          { $set: { ...wanted, state: 'dirty', updated_at: now }, $inc: { desired_rev: 1 } },
        );
      }
    },
  };
}

/** As a card keeps it. */
export function placed(place: CardPlace): Pick<SlackCard, 'channel' | 'user'> {
  return typeof place === 'string' ? { channel: place } : { channel: DIRECT, user: place.user };
}

function newCard(now: Date): Omit<SlackCard, '_id' | 'channel' | 'view' | 'view_hash' | 'quiet'> {
  return {
    desired_rev: 1,
    posted_rev: 0,
    state: 'dirty',
    fence: 0,
    leased_until: new Date(0),
    not_before: now,
    attempts: 0,
    created_at: now,
    updated_at: now,
  };
}

function hashOf(view: View): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('hex');
}
