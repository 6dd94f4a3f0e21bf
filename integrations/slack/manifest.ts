import { type AnyCommand } from '../../src/contract/command';
import { type Shortcut } from '../../src/contract/shortcut';
import { SLACK_PATH } from './receiver';

/** https://docs.slack.dev/reference/app-manifest, as collected in facts/platform.md 2 (2026-11-23). */
const MAX_COMMANDS = 50;
const MAX_NAME = 32;
const MAX_DESCRIPTION = 2000;
const MAX_HINT = 1000;

/** Each for one thing that the bot does; no more (docs.slack.dev/security: least scopes). */
const BOT_SCOPES = [
  'commands',
  // Cards, answers, direct messages.
  'chat:write',
  // The language that a person has set.
  'users:read',
  // Who is in a user group that was given a role.
  'usergroups:read',
  // To find a card whose answer was lost before it is posted again; cards may go to private channels.
  'channels:history',
  'groups:history',
  // The same for a card to one person: Slack shows a direct conversation by its id only.
  'im:write',
  'im:history',
];

const MAX_SHORTCUTS = 10;
const MAX_SHORTCUT_NAME = 24;
const MAX_SHORTCUT_DESCRIPTION = 150;

type Described = Pick<AnyCommand<never>, 'name' | 'summary' | 'usage'>;
type DescribedShortcut = Pick<Shortcut<never>, 'id' | 'place' | 'name' | 'description'>;

/**
 * The app as Slack needs it described, made from the registry.
 * @throws Error for what Slack would refuse: it refuses the manifest as a whole
 */
export function slackManifest(settings: {
  commands: Described[];
  shortcuts: DescribedShortcut[];
  publicUrl: string;
}): object {
  const { commands, shortcuts, publicUrl } = settings;
  const url = new URL(SLACK_PATH, publicUrl).href;
  const problems = [
    ...(commands.length > MAX_COMMANDS ? [`${commands.length} commands; Slack takes ${MAX_COMMANDS}`] : []),
    ...commands.flatMap(problemsOf),
    ...(shortcuts.length > MAX_SHORTCUTS
      ? [`${shortcuts.length} shortcuts; Slack takes ${MAX_SHORTCUTS}`]
      : []),
    ...shortcuts.flatMap(shortcutProblems),
  ];
  if (problems.length > 0) throw new Error(`The Slack manifest would be refused: ${problems.join('; ')}`);

  return {
    display_information: {
      name: 'Dealrunner',
      description: 'Leads, bounded offers and lawful follow-up for teams that wholesale houses in Canada.',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        // Where direct messages to a person stand.
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'Dealrunner', always_online: true },
      slash_commands: commands.map(({ name, summary, usage }) => ({
        command: name,
        description: summary,
        ...(usage === '' ? {} : { usage_hint: usage }),
        url,
        // People and channels come as ids, not as names that change.
        should_escape: true,
      })),
      shortcuts: shortcuts.map(({ id, place, name, description }) => ({
        name,
        type: place,
        callback_id: id,
        description,
      })),
    },
    oauth_config: { scopes: { bot: BOT_SCOPES } },
    settings: {
      event_subscriptions: { request_url: url, bot_events: ['app_home_opened'] },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

function problemsOf({ name, summary, usage }: Described): string[] {
  const problems: string[] = [];
  if (!/^\/[a-z0-9_-]+$/.test(name)) problems.push(`${name}: must be lower case without spaces`);
  if (name.length > MAX_NAME) problems.push(`${name}: longer than ${MAX_NAME} characters`);
  if (summary === '' || summary.length > MAX_DESCRIPTION) {
    problems.push(`${name}: its summary must have 1 to ${MAX_DESCRIPTION} characters`);
  }
  if (usage.length > MAX_HINT) problems.push(`${name}: its usage is longer than ${MAX_HINT} characters`);
  return problems;
}

function shortcutProblems({ id, name, description }: DescribedShortcut): string[] {
  const problems: string[] = [];
  if (name === '' || name.length > MAX_SHORTCUT_NAME) {
    problems.push(`${id}: its name must have 1 to ${MAX_SHORTCUT_NAME} characters`);
  }
  if (description === '' || description.length > MAX_SHORTCUT_DESCRIPTION) {
    problems.push(`${id}: its description must have 1 to ${MAX_SHORTCUT_DESCRIPTION} characters`);
  }
  return problems;
}
