import { type WebClient } from '@slack/web-api';
import { type Connection } from 'mongoose';
import { type Log } from '../../src/contract/ports';
import { type CardChannels } from './card-channels';
import { createCardMessages } from './card-messages';
import { createCardStore } from './card-store';
import { createDeliverCards, type DeliverCards } from './deliver-cards';
import { createNudge } from './nudge';
import { createQuietView } from './quiet-view';
import { LATE, within } from './within';

/** A press of a button makes a handful of cards; the job delivers what is more. */
const NUDGE_LIMIT = 20;
const CLOSE_WITHIN_MS = 10_000;

export interface CardDelivery {
  /** For a job. */
  deliverCards: DeliverCards;
  /** Delivers soon what was just put. Returns at once. */
  nudge: () => void;
  close: () => Promise<void>;
}

export function createCardDelivery(deps: {
  connection: Connection;
  client: WebClient;
  channels: CardChannels;
  log: Log;
}): CardDelivery {
  const { connection, client, channels, log } = deps;
  const store = createCardStore({ connection });
  const deliverCards = createDeliverCards({
    store,
    messages: createCardMessages(client),
    quietView: createQuietView({ client, log }),
    channels,
    log,
  });
  const { nudge, settled } = createNudge(() => deliverCards({ limit: NUDGE_LIMIT }), log);

  return {
    deliverCards,
    nudge,
    async close() {
      if ((await within(CLOSE_WITHIN_MS, settled())) === LATE)
        log.warn({}, 'Cards were still being delivered at the end');
    },
  };
}
