import { type Model } from 'mongoose';
import { type Begun, beginSending } from './begin-sending';
import { claimMessages } from './claim-messages';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { paceSender } from './pace-sender';
import { type SenderPace } from './sender-pace.model';

/** One message whose `sending` stands. */
export interface Ready {
  message: Message;
  begun: Extract<Begun, { kind: 'send' }>;
}

/** What one look at the queue brought. */
export interface TakenUp {
  claimed: number;
  ready: Ready[];
  /** How many were not begun, and why. */
  not: Record<'held' | 'blocked' | 'lost', number>;
}

/**
 * The next messages of a channel, as far as its sender's pace allows: turn, claim, money, gate, `sending`. The gate
 * comes after the wait, so that no wait carries a message out of its window.
 * @returns `waitMs` when the sender has no turn yet
 */
export function takeUp(deps: OutreachDeps & { paces: Model<SenderPace> }) {
  const turnOf = paceSender(deps);
  const claim = claimMessages(deps);
  const begin = beginSending(deps);

  return async (channel: Message['channel'], most: number): Promise<TakenUp | { waitMs: number }> => {
    const turn = await turnOf(channel);
    if ('waitMs' in turn) return turn;
    const claimed = await claim(channel, Math.min(most, turn.units), turn.inOrder);
    const paid = await deps.spending.reserve(claimed);
    const answers = await begin(paid);
    const taken: TakenUp = {
      claimed: claimed.length,
      ready: [],
      not: { held: claimed.length - paid.length, blocked: 0, lost: 0 },
    };
    const unsent: Message[] = [];
    for (const [index, message] of paid.entries()) {
      const begun = answers[index] ?? { kind: 'lost' };
      if (begun.kind === 'send') {
        taken.ready.push({ message, begun });
      } else {
        unsent.push(message);
        taken.not[begun.kind] += 1;
      }
    }
    await deps.spending.release(unsent);
    await turn.charge(taken.ready.map(({ message }) => message));
    return taken;
  };
}
