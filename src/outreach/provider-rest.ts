import { type Model } from 'mongoose';
import { type SendOutcome } from '../contract/ports';
import { type Message } from './message.model';
import { PROVIDER_REST_MS } from './outcome-change';
import { type OutreachDeps } from './outreach-ports';
import { goingAgainCard, stoppedCard } from './provider.card';
import { type ProviderRest } from './provider-rest.model';

type Refused = Extract<SendOutcome, { kind: 'refused' }>;

/** Whether a channel may hand over: `one` while it is not known whether its provider takes messages again. */
export type RestPace = 'all' | 'one' | 'none';

/**
 * When a provider refuses our account or our number, every message would be refused: the channel rests, one alarm
 * is told, and then one message at a time finds out whether it is mended.
 */
export function providerRest(
  deps: Pick<OutreachDeps, 'cards' | 'clock' | 'realNow' | 'transaction'> & { rests: Model<ProviderRest> },
) {
  const { rests, cards, transaction } = deps;
  const cardOf = (channel: Message['channel']) =>
    ({ key: `provider-stopped:${channel}`, channel: 'alerts' }) as const;

  return {
    async paceOf(channel: Message['channel']): Promise<RestPace> {
      const rest = await rests.findById(channel).lean();
      if (rest === null) return 'all';
      return rest.until.getTime() > deps.realNow() ? 'none' : 'one';
    },

    stop: (channel: Message['channel'], refusal: Refused): Promise<void> =>
      transaction(async () => {
        const until = new Date(deps.realNow() + PROVIDER_REST_MS);
        const before = await rests.findOneAndUpdate(
          { _id: channel },
          { $set: { code: refusal.providerCode, until }, $setOnInsert: { since: deps.clock.now() } },
          { upsert: true },
        );
        if (before?.code === refusal.providerCode) return;
        const view = stoppedCard(channel, refusal, PROVIDER_REST_MS / 60_000);
        await cards.put({ ...cardOf(channel), view });
      }),

    goOn: (channel: Message['channel']): Promise<void> =>
      transaction(async () => {
        const { deletedCount } = await rests.deleteOne({ _id: channel });
        if (deletedCount > 0) await cards.put({ ...cardOf(channel), view: goingAgainCard(channel) });
      }),
  };
}
