import { type CardChannel, type Log } from '../../src/contract/ports';
import { type CardChannels, CHANNEL_VARIABLE, splitPurposes } from './card-channels';
import { type CardMessages } from './card-messages';
import { type CardStore } from './card-store';
import { type SlackCard } from './card.model';
import { type Delivered, deliverCard } from './deliver-card';

type CardReport = {
  posted: number;
  updated: number;
  failed: number;
  /** Dirty still, due or not. */
  waiting: number;
};

export type DeliverCards = (options: { limit: number }) => Promise<CardReport>;

/** Shows what is due, one card after the other. Any number of processes may do it at once. */
export function createDeliverCards(deps: {
  store: CardStore;
  messages: CardMessages;
  channels: CardChannels;
  log: Log;
  nowMs?: () => number;
}): DeliverCards {
  const { store, messages, channels, log, nowMs = Date.now } = deps;
  const { set, unset } = splitPurposes(channels);
  /** Until when a channel takes no more (429): its other cards need not find that out one by one. */
  const closedUntil = new Map<CardChannel, number>();
  const warned = new Set<CardChannel>();

  async function warnOfUnset(): Promise<void> {
    for (const purpose of unset.filter((each) => !warned.has(each))) {
      const waiting = await store.countDirty([purpose]);
      if (waiting === 0) continue;
      warned.add(purpose);
      const variable = CHANNEL_VARIABLE[purpose];
      log.warn({ waiting, variable }, `${variable} is not set: its cards wait until it names a channel`);
    }
  }

  function note(card: SlackCard, channelId: string, delivered: Delivered): void {
    const about = { card: card._id, channel: channelId };
    if (delivered.result === 'failed') {
      const { failure } = delivered;
      if (failure.kind === 'rate_limited') closedUntil.set(card.channel, nowMs() + failure.retryAfterMs);
      if (delivered.isNews) log.warn({ ...about, failure }, whatToDo(card.channel, delivered));
    } else if ('degraded' in delivered) {
      log.error(
        { ...about, slack: delivered.degraded },
        'Slack refused the blocks of a card: it shows its text only',
      );
    }
  }

  return async ({ limit }) => {
    const report = { posted: 0, updated: 0, failed: 0 };
    for (let count = 0; count < limit; count++) {
      const open = set.filter((purpose) => (closedUntil.get(purpose) ?? 0) <= nowMs());
      const card = open.length > 0 ? await store.claim(open) : null;
      const channelId = card && channels[card.channel];
      if (!card || channelId == null) break;
      const delivered = await deliverCard(card, channelId, { store, messages, nowMs });
      if (delivered.result !== 'lost' && delivered.result !== 'waits') report[delivered.result] += 1;
      note(card, channelId, delivered);
    }
    await warnOfUnset();
    return { ...report, waiting: await store.countDirty() };
  };
}

const ADVICE: Record<string, string> = {
  not_in_channel: 'invite the bot to the channel',
  channel_not_found: 'check the channel id, and invite the bot if the channel is private',
  is_archived: 'name another channel',
  missing_scope: 'install the app again with the scopes of its manifest',
  invalid_auth: 'check SLACK_BOT_TOKEN',
  token_revoked: 'install the app again and set the new SLACK_BOT_TOKEN',
};

function whatToDo(purpose: CardChannel, { failure }: Delivered & { result: 'failed' }): string {
  if (failure.kind === 'rate_limited')
    return 'Slack takes no more messages just now: cards wait as long as it says';
  if (failure.kind === 'unknown')
    return 'An answer of Slack was lost: the card is looked for before it is posted again';
  const advice = ADVICE[failure.code] ?? 'the card is kept and tried again';
  return `Slack refused a card for ${CHANNEL_VARIABLE[purpose]} (${failure.code}): ${advice}`;
}
