import { App } from '@slack/bolt';
import { type WebClient } from '@slack/web-api';
import { type Actor, type Role } from '../../src/contract/actor';
import { type HomeSection } from '../../src/contract/home-section';
import { type Clock, type Log, type Transaction } from '../../src/contract/ports';
import { createAccept, type DoorIntents } from './accept';
import { type Acknowledge, createAdapter } from './adapter';
import { boltLogger } from './bolt-logger';
import { createExplain } from './explain';
import { createLocales } from './locales';
import { createPerform } from './perform';
import { createReceiver, type SlackHandler } from './receiver';
import { createPublishHome } from './home';
import { listen } from './listen';
import { createRegistry, type Registered } from './registry';
import { createRespond } from './respond';
import { createResume } from './resume';
import { createShowModal } from './show-modal';
import { createTell } from './tell';
import { createTrack } from './track';
import { createTurns } from './turns';
import { type Use } from './use';

/** Real milliseconds that an orderly end gives to what was acknowledged. */
const CLOSE_WITHIN_MS = 10_000;

interface SlackSettings<Deps> extends Registered<Deps> {
  homeSections?: HomeSection<Deps>[];
  deps: Deps;
  /** Made by createSlackClient. */
  client: WebClient;
  /** Each verifies; none: every request is refused. */
  signingSecrets: string[];
  actorOfSlackUser: (userId: string) => Promise<Actor>;
  /** Ids of people and user groups that have at least this role. */
  holdersOf: (role: Role) => Promise<string[]>;
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
  const showModal = createShowModal({ client, tell, log });
  const { homeSections: sections = [], deps } = settings;
  const publishHome = createPublishHome({ client, sections, deps, actorOfSlackUser, locales, clock, log });
  const { hold } = settings;
  const parts = {
    registry,
    actorOfSlackUser,
    holdersOf: settings.holdersOf,
    locales,
    accept,
    perform,
    explain,
    tell,
    showModal,
    publishHome,
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

  listen(app, { registry, serve: serveTracked, publishHome, showModal, tell, log });

  return {
    handle,
    resumeIntents: createResume({ ...parts, intents }),
    close: () => {
      turns.stop();
      return track.settled(CLOSE_WITHIN_MS);
    },
  };
}
