import { buttons, commands } from '../commands';
import { openStore } from '../integrations/mongodb/open-store';
import { prepareStore } from '../integrations/mongodb/prepare';
import { localSecrets } from '../integrations/sandbox/local-secrets';
import { sendgridIntegration } from '../integrations/sendgrid/sendgrid.integration';
import { createCardDelivery } from '../integrations/slack/card-delivery';
import { createCards } from '../integrations/slack/cards';
import { createSlack } from '../integrations/slack/slack';
import { slackIntegration } from '../integrations/slack/slack.integration';
import { twilioIntegration } from '../integrations/twilio/twilio.integration';
import { twilioWebhooks } from '../integrations/twilio/webhooks';
import { jobs } from '../jobs';
import { type CardDelivery } from '../jobs/deliver-cards';
import { type IntentResumption } from '../jobs/resume-intents';
import { type Areas, createAreas } from './areas';
import { createClock } from './clock';
import { type ApiKey, type Config } from './config';
import { type Log } from './contract/ports';
import { createHttpServer } from './http/server';
import { createMetrics } from './http/metrics';
import { createIntents } from './intents/intents';
import { routes } from './routes';
import { createLeases } from './scheduler/leases';
import { createScheduler } from './scheduler/scheduler';
import { checkZoneData } from './time/self-check';
import { TZ_DATA_VERSION } from './time/zone-data';
import { VERSION } from './version';

type SlackJobs = CardDelivery & IntentResumption;

export interface App {
  url: string;
  /** What a person has to know after a start: one thing a line. */
  about: string[];
  close(): Promise<void>;
}

/** Puts everything together and serves. The one place that knows everybody. @throws StartError */
export async function startApp(config: Config, log: Log): Promise<App> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    return await start(config, log, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  config: Config,
  log: Log,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<App> {
  let secretsOnce: ReturnType<typeof localSecrets> | undefined;
  const secrets = () => (secretsOnce ??= localSecrets(config.DATA_DIR));
  const zones = checkZoneData();
  if (!zones.ok) log.fatal({ wrong: zones.wrong }, 'the time-zone data are wrong: nothing is sent');

  const store = await openStore({
    mongodbUri: config.MONGODB_URI,
    store: config.STORE,
    dataDir: config.DATA_DIR,
  });
  closers.push(store.close);
  const { connection, transaction } = store;

  const clock = createClock({
    ...(config.CLOCK_START === undefined ? {} : { start: config.CLOCK_START }),
    ...(config.CLOCK_RATE === undefined ? {} : { rate: config.CLOCK_RATE }),
  });
  const twilio = await twilioIntegration.open({ config, secrets });
  closers.push(twilio.close);
  const sendgrid = await sendgridIntegration.open({ config, secrets });
  closers.push(sendgrid.close);
  const slack = await slackIntegration.open({ config, secrets, log });
  closers.push(slack.close);

  let publicUrl = config.PUBLIC_URL ?? '';
  const apiKeys = config.API_KEYS ?? madeKeys(config, secrets);
  const areas = createAreas({
    config,
    apiKeys,
    connection,
    transaction,
    clock,
    log,
    cards: createCards({ connection }),
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

  const intents = createIntents({ connection });
  const delivery = createCardDelivery({
    connection,
    client: slack.port.client,
    channels: slack.port.channels,
    log,
  });
  const bot = createSlack<Areas>({
    commands,
    buttons,
    deps: areas,
    client: slack.port.client,
    signingSecrets: slack.port.signingSecrets,
    actorOfSlackUser: areas.access.actorOfSlackUser,
    intents,
    transaction,
    clock,
    log,
    nudge: delivery.nudge,
  });
  const metrics = createMetrics();
  const scheduler = createScheduler<Areas & { slack: SlackJobs }>({
    jobs,
    deps: {
      ...areas,
      slack: {
        deliverCards: async (options: { limit: number }) => ({ ...(await delivery.deliverCards(options)) }),
        resumeIntents: bot.resumeIntents,
      },
    },
    log,
    clock,
    leases: createLeases({ connection }),
    metrics,
  });

  const prepared = await prepareStore(connection, {
    migrations: [],
    seed: async () => {
      await areas.policy.seed();
      await areas.offers.seed();
    },
  });

  const server = createHttpServer({
    log,
    clock,
    routes,
    deps: areas,
    access: areas.access,
    intents,
    transaction,
    webhooks: twilioWebhooks({
      outreach: areas.outreach,
      secrets: twilio.port.webhookSecrets,
      publicUrl: () => publicUrl,
      log,
    }),
    mounts: [{ path: '/slack/events', handle: bot.handle }],
    health: {
      about: () => ({
        version: VERSION,
        store: store.kind,
        tz_data: TZ_DATA_VERSION,
        slack: slack.mode,
        twilio: twilio.mode,
        sendgrid: sendgrid.mode,
      }),
      checks: [
        { name: 'store', check: async () => ok(await store.ping(), 'answers') },
        { name: 'migrations', check: async () => ok(undefined, `at version ${prepared.version}`) },
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
    },
    metrics,
    rateLimitPerMinute: [slack, twilio, sendgrid].every((entry) => entry.mode === 'sandbox') ? null : 600,
    version: VERSION,
    publicUrl: config.PUBLIC_URL,
  });
  const { port } = await server.listen(config.PORT, config.HOST);
  const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
  publicUrl ||= url;
  twilio.port.setWebhookUrl(publicUrl);
  slack.port.setEventsUrl(publicUrl);
  scheduler.start();
  closers.push(delivery.close, bot.close, server.close, scheduler.stop);

  return {
    url,
    about: [
      `Dealrunner ${VERSION} listens on ${url}`,
      `Store: ${store.description}`,
      ...[slack, twilio, sendgrid].map((entry) => `${entry.name}: ${entry.mode} (${entry.target})`),
      `Time zones: ${TZ_DATA_VERSION}${zones.ok ? '' : ', WRONG: nothing is sent'}`,
      ...(config.API_KEYS === undefined && apiKeys[0] ? [`API key (admin): ${apiKeys[0].key}`] : []),
      `API description: ${url}/docs`,
    ],
    close,
  };
}

function ok(_: void, detail: string) {
  return { ok: true, detail };
}

/** Outside production a start without API_KEYS has one admin key of its data directory; in production none works. */
function madeKeys(config: Config, secrets: () => { apiKey: string }): ApiKey[] {
  return config.production ? [] : [{ name: 'local', role: 'admin', key: secrets().apiKey }];
}
