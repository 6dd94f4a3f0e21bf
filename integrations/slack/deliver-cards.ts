import { type CardChannel, type Log } from '../../src/contract/ports';
import { type CardChannels, CHANNEL_VARIABLE, splitPurposes } from './card-channels';
import { type CardMessages, type Place } from './card-messages';
import { type CardStore } from './card-store';
import { DIRECT, type SlackCard } from './card.model';
import { type QuietView } from './quiet-view';
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
  quietView: QuietView;
  channels: CardChannels;
  log: Log;
  nowMs?: () => number;
}): DeliverCards {
  const { store, messages, channels, log, nowMs = Date.now } = deps;
  const { set, unset } = splitPurposes(channels);
  /** Until when a channel takes no more (429): its other cards need not find that out one by one. */
  const closedUntil = new Map<CardChannel, number>();
  const warned = new Set<CardChannel>();
  /** A person's conversation is the same for ever. */
  const conversationOf = new Map<string, string>();

  async function warnOfUnset(): Promise<void> {
    for (const purpose of unset.filter((each) => !warned.has(each))) {
      const waiting = await store.countDirty([purpose]);
      if (waiting === 0) continue;
      warned.add(purpose);
      const variable = CHANNEL_VARIABLE[purpose];
      log.warn({ waiting, variable }, `${variable} is not set: its cards wait until it names a channel`);
    }
  }

  async function placeOf({ channel, user }: SlackCard): Promise<Place> {
    if (channel !== DIRECT) return { ok: true, channelId: channels[channel] ?? '' };
    const known = conversationOf.get(user ?? '');
    if (known !== undefined) return { ok: true, channelId: known };
    const opened = await messages.openDirect(user ?? '');
    if (opened.ok) conversationOf.set(user ?? '', opened.channelId);
    return opened;
  }

  function note(card: SlackCard, place: Place, delivered: Delivered): void {
    const about = { card: card._id, channel: place.ok ? place.channelId : card.channel };
    if (delivered.result === 'failed') {
      const { failure } = delivered;
      // Slack's limit is that of one channel: one person's says nothing about the others.
      if (failure.kind === 'rate_limited' && card.channel !== DIRECT)
        closedUntil.set(card.channel, nowMs() + failure.retryAfterMs);
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
      const card = await store.claim([...open, DIRECT]);
      if (!card) break;
      const place = await placeOf(card);
      const view = card.quiet ? await deps.quietView(card.view) : card.view;
      const delivered = await deliverCard({ ...card, view }, place, { store, messages, nowMs });
      if (delivered.result !== 'lost' && delivered.result !== 'waits') report[delivered.result] += 1;
      note(card, place, delivered);
    }
    await warnOfUnset();
    return { ...report, waiting: await store.countDirty() };
  };
}

const ADVICE: Record<string, string> = {
  not_in_channel: 'invite the bot to the channel',
  channel_not_found: 'check the channel id, and invite the bot if the channel is private',
  is_archived: 'name another channel',
  user_not_found: 'the person is not in this workspace',
  user_disabled: 'the person has left the workspace',
  missing_scope: 'install the app again with the scopes of its manifest',
  invalid_auth: 'check SLACK_BOT_TOKEN',
  token_revoked: 'install the app again and set the new SLACK_BOT_TOKEN',
};

function whatToDo(purpose: SlackCard['channel'], { failure }: Delivered & { result: 'failed' }): string {
  if (failure.kind === 'rate_limited')
    return 'Slack takes no more messages just now: cards wait as long as it says';
  if (failure.kind === 'unknown')
    return 'An answer of Slack was lost: the card is looked for before it is posted again';
  const advice = ADVICE[failure.code] ?? 'the card is kept and tried again';
  const where = purpose === DIRECT ? 'a person' : CHANNEL_VARIABLE[purpose];
  return `Slack refused a card for ${where} (${failure.code}): ${advice}`;
}
