import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { createSlackClient } from '../../../../integrations/slack/client';
import { createSlack, type Slack } from '../../../../integrations/slack/slack';
import { createSlackSandbox, type SlackSandbox } from '../../../../integrations/slack/sandbox/sandbox';
import { type SignedRequest } from '../../../../integrations/slack/sandbox/signing';
import { type Role } from '../../../../src/contract/actor';
import { type AnyCommand, type Button } from '../../../../src/contract/command';
import { memoryIntents, type MemoryIntents } from './memory-intents';
import { recordLog } from './record-log';
import { type HomeSection } from '../../../../src/contract/home-section';
import { type AnyModal } from '../../../../src/contract/modal';
import { type Shortcut } from '../../../../src/contract/shortcut';

export const SECRETS = ['the-new-signing-secret', 'the-old-signing-secret'];

export interface Answer {
  status: number;
  body: string;
}

export interface Door {
  /** Where Slack posts. */
  url: string;
  slack: Slack;
  sandbox: SlackSandbox;
  intents: MemoryIntents;
  log: ReturnType<typeof recordLog>;
  nudges: () => number;
  setRole(role: Role): void;
  send(request: SignedRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** The real receiver on a real socket, with the Slack simulator as its Web API and intents in memory. */
export async function openDoor<Deps>(settings: {
  commands?: AnyCommand<Deps>[];
  buttons?: Button<Deps>[];
  modals?: AnyModal<Deps>[];
  shortcuts?: Shortcut<Deps>[];
  homeSections?: HomeSection<Deps>[];
  deps: Deps;
  role?: Role;
  signingSecrets?: string[];
  actorFails?: () => Error | null;
}): Promise<Door> {
  let { role = 'agent' } = settings;
  const { signingSecrets = SECRETS, actorFails = () => null } = settings;
  const intents = memoryIntents();
  const log = recordLog();
  const sandbox = await createSlackSandbox({
    signingSecret: SECRETS[0] ?? '',
    users: [
      { id: 'U0PERSON', name: 'person' },
      { id: 'U0MARIE', name: 'marie', locale: 'fr-CA' },
    ],
  });
  let nudges = 0;
  const slack = createSlack<Deps>({
    commands: settings.commands ?? [],
    buttons: settings.buttons ?? [],
    modals: settings.modals ?? [],
    shortcuts: settings.shortcuts ?? [],
    homeSections: settings.homeSections ?? [],
    deps: settings.deps,
    client: createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log }),
    signingSecrets,
    actorOfSlackUser: (id) => {
      const error = actorFails();
      return error ? Promise.reject(error) : Promise.resolve({ kind: 'slack', id, role });
    },
    holdersOf: () => (actorFails() ? Promise.reject(new Error('lost')) : Promise.resolve(['U0BOSS'])),
    intents,
    transaction: (work) => work(),
    clock: { now: () => new Date('2026-11-23T15:00:00Z') },
    log,
    nudge: () => (nudges += 1),
    hold: () => () => undefined,
  });
  const { url, close: stopServer } = await serveSlack(slack);
  sandbox.configure({ eventsUrl: url });

  return {
    url,
    slack,
    sandbox,
    intents,
    log,
    nudges: () => nudges,
    setRole: (given) => (role = given),
    async send({ headers, body }) {
      const response = await fetch(url, { method: 'POST', headers, body });
      return { status: response.status, body: await response.text() };
    },
    async close() {
      await slack.close();
      await stopServer();
      await sandbox.close();
    },
  };
}

export function outage(): Error {
  return Object.assign(new Error('connection closed'), { name: 'MongoNetworkError' });
}

/** Waits for what happens after an acknowledgement. */
export async function until(isTrue: () => boolean, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Our own HTTP server in small: it reads the body and hands it over. */
export async function serveSlack(
  slack: Pick<Slack, 'handle'>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((req, res) => void readAll(req).then((body) => slack.handle(req, res, body)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, close: () => closeServer(server) };
}

async function readAll(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
