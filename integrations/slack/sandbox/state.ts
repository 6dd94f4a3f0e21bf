import { z } from 'zod';
import { type DeliveryResult } from '../../sandbox/deliver';
import { createFaults, type Faults } from '../../sandbox/faults';
import { createLedger, DEFAULT_LEDGER_LIMIT, type Ledger } from '../../sandbox/ledger';
import { type Conversations, createConversations } from './conversations';
import { createTickets, type Tickets } from './tickets';
import { createViews, type Views } from './views';

const userSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  locale: z.string().default('en-CA'),
  tz: z.string().default('America/Toronto'),
  isBot: z.boolean().default(false),
  deleted: z.boolean().default(false),
});

export type SlackUser = z.infer<typeof userSchema>;

export const slackSettingsSchema = z.strictObject({
  /** Signs what is posted to the bot. */
  signingSecret: z.string().default('sandbox-signing-secret'),
  /** When set, only this bot token is let in; otherwise any `xoxb-` one. */
  botToken: z.string().nullable().default(null),
  /** The bot's `/slack/events`: where commands and clicks are posted. */
  eventsUrl: z.url().nullable().default(null),
  team: z
    .strictObject({ id: z.string(), domain: z.string(), name: z.string() })
    .default({ id: 'T0SANDBOX', domain: 'sandbox', name: 'Sandbox' }),
  bot: z
    .strictObject({ userId: z.string(), botId: z.string(), appId: z.string(), name: z.string() })
    .default({ userId: 'U0BOT', botId: 'B0BOT', appId: 'A0SANDBOX', name: 'dealrunner' }),
  users: z.array(userSchema).default([]),
  /** The members of each user group, by its id. */
  userGroups: z.record(z.string(), z.array(z.string())).default({}),
  /** How long a trigger opens a modal: about 3 s at Slack. */
  triggerTtlMs: z.int().positive().default(3_000),
});

export type SlackSettings = z.infer<typeof slackSettingsSchema>;

export const slackSandboxOptionsSchema = slackSettingsSchema.extend({
  /** 0: any free one. */
  port: z.int().min(0).max(65_535).default(0),
  ledgerLimit: z.int().positive().default(DEFAULT_LEDGER_LIMIT),
  /** Of the faults that strike by chance. */
  seed: z.int().default(1),
});

export type SlackSandboxOptions = z.input<typeof slackSandboxOptionsSchema>;

interface MessageFacts {
  channel: string;
  channelName: string;
  ts: string;
  text: string;
  blocks: unknown[];
}

export interface InteractionFacts {
  kind: string;
  name: string;
  user: string;
  channel?: { id: string; name: string } | undefined;
  /** What was typed behind a command's name. */
  text?: string;
}

export type SlackLedgerEntry =
  | (MessageFacts & {
      type: 'posted' | 'edited';
      via: string;
      threadTs: string | null;
      metadata: { event_type: string; event_payload: object } | null;
    })
  | (MessageFacts & { type: 'ephemeral'; via: string; user: string })
  | { type: 'deleted'; channel: string; ts: string; via: string }
  | { type: 'view'; via: string; viewId: string; user: string; view: object }
  | { type: 'refused'; method: string; error: string; args: object }
  /** A read: auth.test, users.info, conversations.history … */
  | { type: 'read'; method: string }
  /** A fault struck before anything was accepted. */
  | { type: 'fault'; fault: string; method: string; args: object }
  /** Something that a person did, and how the bot answered it. */
  | ({ type: 'interaction'; webhook: DeliveryResult } & InteractionFacts);

export interface SlackState {
  settings: SlackSettings;
  ledger: Ledger<SlackLedgerEntry>;
  faults: Faults;
  conversations: Conversations;
  views: Views;
  tickets: Tickets;
  /** Where this simulator is reached: response_urls point here. */
  baseUrl: () => string;
  user(id: string): SlackUser | null;
  setUser(user: unknown): SlackUser;
  reset(): void;
}

export function createSlackState(
  settings: SlackSettings,
  options: { ledgerLimit: number; seed: number },
  baseUrl: () => string,
): SlackState {
  const ledger = createLedger<SlackLedgerEntry>(options.ledgerLimit);
  const faults = createFaults(options.seed);
  const conversations = createConversations();
  const views = createViews(settings);
  const tickets = createTickets(() => settings.triggerTtlMs);
  const users = new Map(settings.users.map((user) => [user.id, user]));

  return {
    settings,
    ledger,
    faults,
    conversations,
    views,
    tickets,
    baseUrl,
    user(id) {
      if (!/^[UW][A-Z0-9]+$/.test(id)) return null;
      return users.get(id) ?? userSchema.parse({ id, name: id.toLowerCase() });
    },
    setUser(input) {
      const user = userSchema.parse(input);
      users.set(user.id, user);
      return user;
    },
    reset() {
      [ledger, faults, conversations, views, tickets].forEach((part) => part.clear());
    },
  };
}
