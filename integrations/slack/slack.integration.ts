import { type WebClient } from '@slack/web-api';
import { type Config } from '../../src/config';
import { defineIntegration } from '../../src/contract/integration';
import { type Log, type PersonLanguages, type UserGroups } from '../../src/contract/ports';
import { type SimulatedPerson, type SimulatedSlack } from '../../src/contract/simulated';
import { providerFinding } from '../provider-call/provider-finding';
import { type LocalSecrets } from '../sandbox/local-secrets';
import { type CardChannels, cardChannels } from './card-channels';
import { createSlackClient } from './client';
import { createSlackSandbox } from './sandbox/sandbox';
import { PEOPLE, simulatedSlack } from './sandbox/simulated';
import { createLocales } from './locales';
import { createUserGroups } from './user-groups';

/** Real milliseconds. */
const PATIENT_MS = 5_000;

export interface SlackPort {
  client: WebClient;
  /** Each verifies; none: every request is refused. */
  signingSecrets: string[];
  channels: CardChannels;
  userGroups: UserGroups;
  /** For what is said without being asked: it waits for Slack's answer. */
  languages: PersonLanguages;
  /** Tells the simulator where the bot is; a real Slack is told by the app's manifest. */
  setEventsUrl(url: string): void;
  /** For the console; null while the workspace is real. */
  simulated: SimulatedSlack | null;
}

interface Settings {
  config: Config;
  secrets: () => LocalSecrets;
  log: Log;
}

/** The workspace: a real one, or a simulator of it. */
export const slackIntegration = defineIntegration<Settings, SlackPort>({
  name: 'slack',

  async open({ config, secrets, log }) {
    const channels = cardChannels(config);
    const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signing } = config;
    if (config.slackReal && token !== undefined) {
      const apiUrl = config.SLACK_API_URL;
      const client = createSlackClient({ token, apiUrl, log });
      return {
        name: 'slack',
        mode: 'real',
        target: apiUrl ?? 'slack.com',
        port: {
          client,
          signingSecrets: signing ?? [],
          channels,
          userGroups: createUserGroups({ client, log }),
          languages: createLocales({ client, log, patienceMs: PATIENT_MS }),
          setEventsUrl: () => undefined,
          simulated: null,
        },
        look: () => providerFinding('Slack', signing ?? [], () => client.auth.test()),
        close: async () => undefined,
      };
    }
    const signingSecrets = signing ?? [secrets().slackSigningSecret];
    const signingSecret = signingSecrets[0] ?? secrets().slackSigningSecret;
    const people = peopleOf(config);
    const sandbox = await createSlackSandbox({ signingSecret, users: people });
    const client = createSlackClient({ token: 'xoxb-sandbox', apiUrl: sandbox.apiUrl, log });
    return {
      name: 'slack',
      mode: 'sandbox',
      target: sandbox.url,
      port: {
        client,
        signingSecrets,
        channels,
        userGroups: createUserGroups({ client, log }),
        languages: createLocales({ client, log, patienceMs: PATIENT_MS }),
        setEventsUrl: (url) => sandbox.configure({ eventsUrl: `${url}/slack/events` }),
        simulated: simulatedSlack(sandbox, people, config.TEAM_TIMEZONE),
      },
      look: () => providerFinding('Slack', signingSecrets, () => client.auth.test()),
      close: () => sandbox.close(),
    };
  },
});

/** Named admins can be played too: with them named, nobody else is one. */
function peopleOf({ SLACK_ADMIN_USERS: admins = [] }: Config): SimulatedPerson[] {
  return [...PEOPLE, ...admins.map((id) => ({ id, name: id.toLowerCase(), locale: 'en-CA' }))];
}
