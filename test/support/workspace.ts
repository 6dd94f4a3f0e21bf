import { createCardDelivery } from '../../integrations/slack/card-delivery';
import { createCards } from '../../integrations/slack/cards';
import { createSlackClient } from '../../integrations/slack/client';
import { createSlack } from '../../integrations/slack/slack';
import { createSlackSandbox, type SlackSandbox } from '../../integrations/slack/sandbox/sandbox';
import { type SlackLedgerEntry } from '../../integrations/slack/sandbox/state';
import { viewProblems } from '../../integrations/slack/view-problems';
import { blockProblems } from '../../integrations/slack/block-limits';
import { buttons, commands, homeSections, modals, shortcuts } from '../../commands';
import { type Areas } from '../../src/areas';
import { type Role } from '../../src/contract/actor';
import { createIntents } from '../../src/intents/intents';
import { recordLog } from '../integrations/slack/support/record-log';
import { serveSlack, until } from '../integrations/slack/support/door';
import { openAreas, type TestAreas } from './areas';
import { openTestStore } from './store';

type Entry<Type> = SlackLedgerEntry & { type: Type };

/** The product's own commands and areas behind the real receiver, with the simulator of Slack to press them. */
export interface Workspace {
  areas: TestAreas;
  sandbox: SlackSandbox;
  /** What the door to Slack logged. */
  log: ReturnType<typeof recordLog>;
  setRole(role: Role): void;
  /** Where Slack posts to; its requests are signed with `a-signing-secret`. */
  eventsUrl: string;
  seen<Type extends SlackLedgerEntry['type']>(type: Type): Entry<Type>[];
  /** All that a person was told or shown beside cards, in order, as text. */
  told(): string[];
  /** Waits until something was told since `before` things were, and gives the newest. */
  hears(work: () => Promise<unknown>): Promise<string>;
  /** Does it, and waits for the modal that it opens or changes. */
  opens(work: () => Promise<unknown>): Promise<{ id: string; callback_id: string; words: string }>;
  /** Delivers what waits; gives the messages of a channel as they stand. */
  channel(name: string): Promise<{ ts: string; text: string; words: string; threadTs: string | undefined }[]>;
  /** Delivers what waits; gives what stands below a message, in order. */
  thread(name: string, ts: string): Promise<{ ts: string; text: string; words: string }[]>;
  deliver(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorkspace(at: string): Promise<Workspace> {
  const store = await openTestStore();
  const areas = await openAreas(at, { cards: createCards(store) }, store);
  const log = recordLog();
  const sandbox = await createSlackSandbox({
    signingSecret: 'a-signing-secret',
    users: [{ id: 'U0LUC', name: 'luc', locale: 'fr-CA' }],
  });
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  const channels = { leads: 'leads', tasks: 'tasks', deals: 'deals', inbox: 'inbox', alerts: 'alerts' };
  const delivery = createCardDelivery({ connection: store.connection, client, channels, log });
  let role: Role = 'manager';
  const slack = createSlack<Areas>({
    commands,
    buttons,
    modals,
    shortcuts,
    homeSections,
    deps: areas,
    client,
    signingSecrets: ['a-signing-secret'],
    actorOfSlackUser: async (id) => ({ kind: 'slack', id, role }),
    holdersOf: areas.access.holdersOf,
    intents: createIntents(store),
    transaction: store.transaction,
    clock: areas.clock,
    log,
    nudge: () => undefined,
    hold: () => () => undefined,
  });
  await store.prepare();
  const server = await serveSlack(slack);
  sandbox.configure({ eventsUrl: server.url });

  const seen = <Type extends SlackLedgerEntry['type']>(type: Type) =>
    sandbox.ledger.entries().filter((entry): entry is typeof entry & Entry<Type> => entry.type === type);
  const told = () => toldIn(sandbox);

  return {
    areas,
    sandbox,
    log,
    seen,
    told,
    eventsUrl: server.url,
    setRole: (given) => void (role = given),
    async hears(work) {
      const before = told().length;
      await work();
      await until(() => told().length > before);
      return (told().at(-1) ?? '').replace(/[\u00a0\u202f]/g, ' ');
    },
    async opens(work) {
      const before = seen('view').length;
      await work();
      await until(() => seen('view').length > before);
      const { viewId, view } = seen('view').at(-1) ?? { viewId: '', view: {} };
      expect(viewProblems(view as never)).toEqual([]);
      return {
        id: viewId,
        callback_id: (view as { callback_id: string }).callback_id,
        words: JSON.stringify(view),
      };
    },
    deliver: async () => void (await delivery.deliverCards({ limit: 200 })),
    async channel(name) {
      await delivery.deliverCards({ limit: 200 });
      const response = await client.conversations.history({ channel: name, limit: 200 });
      return (response.messages ?? []).reverse().map(shown);
    },
    async thread(name, ts) {
      await delivery.deliverCards({ limit: 200 });
      const response = await client.conversations.replies({ channel: name, ts, limit: 200 });
      return (response.messages ?? []).slice(1).map(shown);
    },
    async close() {
      await slack.close();
      await delivery.close();
      await server.close();
      await sandbox.close();
      await areas.close();
    },
  };
}

function shown(message: { ts?: string; text?: string; blocks?: unknown; thread_ts?: string }) {
  const { ts = '', text = '', blocks = [], thread_ts: threadTs } = message;
  expect(blockProblems({ text, blocks: blocks as never })).toEqual([]);
  return { ts, text, words: JSON.stringify(blocks), threadTs };
}

/** Acknowledgements that answer, ephemeral lines and direct messages. */
function toldIn(sandbox: SlackSandbox): string[] {
  return sandbox.ledger.entries().flatMap((entry) => {
    if (entry.type === 'ephemeral' || (entry.type === 'posted' && entry.channelName === 'directmessage')) {
      expect(blockProblems({ text: entry.text, blocks: entry.blocks as never })).toEqual([]);
      return [`${entry.text}\n${JSON.stringify(entry.blocks)}`];
    }
    if (entry.type !== 'interaction') return [];
    const { body } = entry.webhook as { body?: string };
    return body === undefined || body === '' ? [] : [body];
  });
}
