import { App, type BlockAction } from '@slack/bolt';
import { type WebClient } from '@slack/web-api';
import { type Actor } from '../../src/contract/actor';
import { type AnyCommand, type Button } from '../../src/contract/command';
import { type Clock, type Log, type Transaction } from '../../src/contract/ports';
import { createAccept, type DoorIntents } from './accept';
import { type Acknowledge, createAdapter } from './adapter';
import { boltLogger } from './bolt-logger';
import { createExplain } from './explain';
import { createLocales } from './locales';
import { createPerform } from './perform';
import { createReceiver, type SlackHandler } from './receiver';
import { createRegistry } from './registry';
import { renderReply } from './render';
import { createRespond } from './respond';
import { createResume } from './resume';
import { createTell } from './tell';
import { createTrack } from './track';
import { createTurns } from './turns';
import { type Use, useOfAction, useOfCommand } from './use';

/** Real milliseconds that an orderly end gives to what was acknowledged. */
const CLOSE_WITHIN_MS = 10_000;

interface SlackSettings<Deps> {
  commands: AnyCommand<Deps>[];
  buttons: Button<Deps>[];
  deps: Deps;
  /** Made by createSlackClient. */
  client: WebClient;
  /** Each verifies; none: every request is refused. */
  signingSecrets: string[];
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  intents: DoorIntents;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  /** From createCardDelivery. */
  nudge: () => void;
  /** From createIntentHolds. */
  hold: (key: string) => () => void;
}

export interface Slack {
  /** For POST /slack/events. */
  handle: SlackHandler;
  /** For a job: what a dead process left undone. */
  resumeIntents: () => Promise<number>;
  close: () => Promise<void>;
}

/** The bot's door to Slack. It starts without asking Slack anything, so that a slow Slack never delays a start. */
export function createSlack<Deps>(settings: SlackSettings<Deps>): Slack {
  const { client, log, intents, nudge, clock, actorOfSlackUser } = settings;
  const { receiver, handle } = createReceiver({ signingSecrets: settings.signingSecrets, log });
  const track = createTrack();
  const registry = createRegistry(settings);
  const locales = createLocales({ client, log });
  const explain = createExplain(log);
  const perform = createPerform({ intents, transaction: settings.transaction, explain, log });
  const tell = createTell({ client, respond: createRespond(), log });
  const accept = createAccept({ intents, log, track: (work) => track.add(work) });
  const turns = createTurns();
  const { hold } = settings;
  const parts = {
    registry,
    actorOfSlackUser,
    locales,
    accept,
    perform,
    explain,
    tell,
    clock,
    log,
    nudge,
    hold,
    turns,
  };
  const serve = createAdapter(parts);

  const app = new App({
    receiver,
    // Our own client answers; Bolt's is never used, so it needs no token and asks for no auth.test.
    authorize: () => Promise.resolve({}),
    logger: boltLogger(log),
    ignoreSelf: false,
    convoStore: false,
  });

  function serveTracked(use: Use, acknowledge: Acknowledge): Promise<void> {
    const work = serve(use, acknowledge);
    track.add(work);
    return work;
  }

  // One listener for all: the registry finds by name and alias, and two patterns can never both answer.
  app.command(/^/, ({ command, ack }) =>
    serveTracked(useOfCommand(command), (reply) => (reply ? ack(renderReply(reply)) : ack())),
  );
  app.action<BlockAction>({ type: 'block_actions', action_id: /^/ }, async ({ body, action, ack }) => {
    const use = useOfAction(body, action);
    // A button that opens a page is reported too; there is nothing to do.
    if ('url' in action && !registry.find(use)) return ack();
    // Slack shows nothing of an acknowledgement of a button: its answer follows.
    await serveTracked(use, async (reply) => {
      await ack();
      if (reply) await tell(use, reply);
    });
  });
  app.error((error) => {
    log.error({ err: error }, 'Bolt could not serve a request');
    return Promise.resolve();
  });

  return {
    handle,
    resumeIntents: createResume({ ...parts, intents }),
    close: () => {
      turns.stop();
      return track.settled(CLOSE_WITHIN_MS);
    },
  };
}
