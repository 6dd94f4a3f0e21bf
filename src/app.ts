import { buttons, commands } from '../commands';
import { openStore, type Store } from '../integrations/mongodb/open-store';
import { migrationsApplied, prepareStore } from '../integrations/mongodb/prepare';
import { type LocalSecrets, localSecrets } from '../integrations/sandbox/local-secrets';
import { sendgridIntegration } from '../integrations/sendgrid/sendgrid.integration';
import { createCardDelivery } from '../integrations/slack/card-delivery';
import { createCards } from '../integrations/slack/cards';
import { createSlack } from '../integrations/slack/slack';
import { slackIntegration } from '../integrations/slack/slack.integration';
import { twilioIntegration } from '../integrations/twilio/twilio.integration';
import { twilioWebhooks } from '../integrations/twilio/webhooks';
import { jobs } from '../jobs';
import { type CardDeliveryPort } from '../jobs/deliver-cards';
import { type IntentResumption } from '../jobs/resume-intents';
import { type Areas, createAreas } from './areas';
import { createClock } from './clock';
import { type ApiKey, type Config } from './config';
import { createConsole } from './console/console';
import { consoleLine, consoleMode } from './console/mode.rules';
import { type Clock, type Log } from './contract/ports';
import { type HealthParts } from './http/health';
import { createMetrics } from './http/metrics';
import { createHttpServer } from './http/server';
import { createIntentHolds } from './intents/hold-intents';
import { createIntents } from './intents/intents';
import { routes } from './routes';
import { createLeases } from './scheduler/leases';
import { createScheduler } from './scheduler/scheduler';
import { checkZoneData } from './time/self-check';
import { VERSION } from './version';

/** REST requests a minute and key, once a provider is real (spec 4.2). */
const RATE_LIMIT = 600;

export interface App {
  url: string;
  /** What a person has to know after a start: one thing a line. */
  about: string[];
  close(): Promise<void>;
}

/** What has to be closed again, the last opened first. */
interface Closers {
  add<T extends { close(): Promise<void> }>(opened: T): T;
  close(): Promise<void>;
}

/** Puts everything together and serves. The one place that knows everybody. @throws StartError */
export async function startApp(config: Config, log: Log): Promise<App> {
  const closers = createClosers();
  try {
    return await start(config, log, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

function createClosers(): Closers {
  const opened: { close(): Promise<void> }[] = [];
  return {
    add: (one) => {
      opened.push(one);
      return one;
    },
    close: async () => {
      for (let one = opened.pop(); one; one = opened.pop()) await one.close();
    },
  };
}

async function start(config: Config, log: Log, closers: Closers): Promise<App> {
  const secrets = secretsOf(config);
  const zones = checkZoneData();
  if (!zones.ok) log.fatal({ wrong: zones.wrong }, 'the time-zone data are wrong: nothing is sent');
  const clock = createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE });

  const store = closers.add(
    await openStore({ mongodbUri: config.MONGODB_URI, store: config.STORE, dataDir: config.DATA_DIR }),
  );
  const providers = await openProviders(config, secrets, log, closers);
  const { slack, twilio, sendgrid } = providers;
  const apiKeys = config.API_KEYS ?? madeKeys(config, secrets);

  // Known when the server listens, unless it was configured.
  let publicUrl = config.PUBLIC_URL ?? '';
  const areas = createAreas({
    ...store,
    config,
    apiKeys,
    clock,
    log,
    cards: createCards(store),
    sms: twilio.port.sms,
    email: sendgrid.port.email,
    isSandbox: {
      slack: slack.mode === 'sandbox',
      twilio: twilio.mode === 'sandbox',
      sendgrid: sendgrid.mode === 'sandbox',
    },
    zoneDataIsRight: zones.ok,
    publicUrl: () => publicUrl,
  });
  const doors = createDoors({
    config,
    log,
    clock,
    store,
    providers,
    areas,
    zones,
    publicUrl: () => publicUrl,
  });
  await prepareStore(store.connection, {
    migrations: [],
    seed: async () => {
      await areas.policy.seed();
      await areas.offers.seed();
    },
  });

  closers.add(doors.holds);
  closers.add(doors.delivery);
  closers.add(doors.bot);
  closers.add(doors.server);
  closers.add({ close: doors.scheduler.stop });
  const { port } = await doors.server.listen(config.PORT, config.HOST);
  const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
  publicUrl ||= url;
  twilio.port.setWebhookUrl(publicUrl);
  slack.port.setEventsUrl(publicUrl);
  doors.scheduler.start();

  return {
    url,
    about: [
      `Dealrunner ${VERSION} listens on ${url}`,
      `Store: ${store.description}`,
      ...[slack, twilio, sendgrid].map((entry) => `${entry.name}: ${entry.mode} (${entry.target})`),
      `Time zones: ${zones.version}${zones.ok ? '' : ', WRONG: nothing is sent'}`,
      ...(config.API_KEYS === undefined && apiKeys[0] ? [`API key (admin): ${apiKeys[0].key}`] : []),
      ...consoleLine(consoleMode(config), url),
      `API description: ${url}/docs`,
    ],
    close: closers.close,
  };
}

type Providers = Awaited<ReturnType<typeof openProviders>>;

/** Each provider, real or its simulator. */
async function openProviders(config: Config, secrets: () => LocalSecrets, log: Log, closers: Closers) {
  const settings = { config, secrets, log };
  return {
    twilio: closers.add(await twilioIntegration.open(settings)),
    sendgrid: closers.add(await sendgridIntegration.open(settings)),
    slack: closers.add(await slackIntegration.open(settings)),
  };
}

/** What is open to the world and to the clock: Slack, HTTP, jobs. Nothing listens or ticks yet. */
function createDoors(parts: {
  config: Config;
  log: Log;
  clock: Clock;
  store: Store;
  providers: Providers;
  areas: Areas;
  zones: ReturnType<typeof checkZoneData>;
  publicUrl(): string;
}) {
  const { config, log, clock, store, areas, publicUrl } = parts;
  const { connection, transaction } = store;
  const { slack, twilio, sendgrid } = parts.providers;
  const intents = createIntents({ connection });
  const metrics = createMetrics();

  const holds = createIntentHolds({ connection, log });
  const delivery = createCardDelivery({ connection, log, ...slack.port });
  const bot = createSlack<Areas>({
    commands,
    buttons,
    deps: areas,
    ...slack.port,
    actorOfSlackUser: areas.access.actorOfSlackUser,
    intents,
    transaction,
    clock,
    log,
    nudge: delivery.nudge,
    hold: holds.hold,
  });
  const server = createHttpServer<Areas>({
    log,
    clock,
    routes,
    deps: areas,
    access: areas.access,
    intents,
    transaction,
    webhooks: [
      ...twilioWebhooks({
        outreach: areas.outreach,
        secrets: twilio.port.webhookSecrets,
        publicUrl,
        log,
      }),
      ...consoleOf(parts),
    ],
    mounts: [{ path: '/slack/events', handle: bot.handle }],
    health: healthOf(parts),
    metrics,
    rateLimitPerMinute: [slack, twilio, sendgrid].every((entry) => entry.mode === 'sandbox')
      ? null
      : RATE_LIMIT,
    version: VERSION,
    publicUrl: config.PUBLIC_URL,
  });
  const scheduler = createScheduler<Areas & { cards: CardDeliveryPort } & IntentResumption>({
    jobs,
    deps: { ...areas, cards: delivery, slack: bot, http: server },
    log,
    clock,
    leases: createLeases({ connection }),
    metrics,
  });
  return { holds, delivery, bot, server, scheduler };
}

interface ConsoleNeeds {
  config: Config;
  clock: Clock;
  store: Store;
  areas: Areas;
  providers: Providers;
  zones: ReturnType<typeof checkZoneData>;
}

function consoleOf({ config, clock, store, areas, providers, zones }: ConsoleNeeds) {
  const { slack, twilio, sendgrid } = providers;
  return createConsole({
    mode: consoleMode(config),
    actorOfKey: areas.access.actorOfKey,
    publicUrl: config.PUBLIC_URL,
    slack: slack.port.simulated,
    texts: twilio.port.simulated,
    mail: sendgrid.port.simulated,
    facts: [
      { name: 'Version', value: VERSION },
      { name: 'Store', value: store.description },
      { name: 'Slack', value: slack.mode },
      { name: 'Twilio', value: twilio.mode },
      { name: 'SendGrid', value: sendgrid.mode },
      { name: 'Time-zone data', value: zones.version },
    ],
    now: clock.now,
    examples: commands.flatMap(({ name, examples }) =>
      examples.map((example) => `${name} ${example}`.trim()),
    ),
    timeZone: config.TEAM_TIMEZONE,
  });
}

function healthOf({
  store,
  zones,
  providers,
}: {
  store: Store;
  zones: ReturnType<typeof checkZoneData>;
  providers: Providers;
}): HealthParts {
  return {
    about: () => ({
      version: VERSION,
      store: store.kind,
      tz_data: zones.version,
      slack: providers.slack.mode,
      twilio: providers.twilio.mode,
      sendgrid: providers.sendgrid.mode,
    }),
    checks: [
      {
        name: 'store',
        check: async () => {
          await store.ping();
          return { ok: true, detail: 'answers' };
        },
      },
      { name: 'migrations', check: () => migrationsApplied(store.connection) },
      {
        name: 'time_zones',
        check: async () => ({
          ok: zones.ok,
          detail: zones.ok
            ? `data ${zones.version} agree with the offset table`
            : `wrong for ${zones.wrong.map((entry) => entry.zone).join(', ')}: nothing is sent`,
        }),
      },
    ],
  };
}

/** Read once, and only by those who need one: a start with every secret configured writes no file. */
function secretsOf(config: Config): () => LocalSecrets {
  let read: LocalSecrets | undefined;
  return () => (read ??= localSecrets(config.DATA_DIR));
}

/** Outside production a start without API_KEYS has one admin key of its data directory; in production none works. */
function madeKeys(config: Config, secrets: () => LocalSecrets): ApiKey[] {
  return config.production ? [] : [{ name: 'local', role: 'admin', key: secrets().apiKey }];
}
