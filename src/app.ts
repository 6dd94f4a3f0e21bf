import { openStore } from '../integrations/mongodb/open-store';
import { migrationsApplied, prepareStore } from '../integrations/mongodb/prepare';
import { type LocalSecrets, localSecrets } from '../integrations/sandbox/local-secrets';
import { createCards } from '../integrations/slack/cards';
import { createAreas } from './areas';
import { giveOldBuyersBoxes } from './buyers/give-old-buyers-boxes';
import { giveOldDealsStages } from './deals/give-old-deals-stages';
import { createClock } from './clock';
import { createClockWatch } from './clock-watch';
import { type Closers, createClosers } from './closers';
import { type ApiKey, type Config } from './config';
import { consoleLine, consoleMode } from './console/mode.rules';
import { type Log } from './contract/ports';
import { createDoors } from './doors';
import { markOldEvents } from './kpi/mark-old-events';
import { lastBackup } from './last-backup';
import { openProviders } from './providers';
import { senderPaces } from './sender-paces';
import { checkZoneData } from './time/self-check';
import { tzDataVersion } from './time/zone-data';
import { VERSION } from './version';

export interface App {
  url: string;
  /** What a person has to know after a start: one thing a line. */
  about: string[];
  close(): Promise<void>;
}

/** Puts everything together and serves. With doors.ts and providers.ts the one place that knows everybody. @throws StartError */
export async function startApp(config: Config, log: Log): Promise<App> {
  const closers = createClosers();
  try {
    return await start(config, log, closers);
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function start(config: Config, log: Log, closers: Closers): Promise<App> {
  const secrets = secretsOf(config);
  const zoneCheck = checkZoneData();
  if (!zoneCheck.ok) {
    const wrong = zoneCheck.wrong.map((entry) => entry.zone);
    log.fatal(
      { wrong: zoneCheck.wrong },
      `the time-zone data are wrong for ${[...new Set(wrong)].join(', ')}: nothing is sent`,
    );
  }
  const clock = createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE });

  const store = closers.add(
    await openStore(
      { mongodbUri: config.MONGODB_URI, store: config.STORE, dataDir: config.DATA_DIR },
      (line) => log.error({}, line),
    ),
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
    media: twilio.port.media,
    texts: twilio.port.texts,
    userGroups: slack.port.userGroups,
    languages: slack.port.languages,
    email: sendgrid.port.email,
    pacing: senderPaces(config, twilio.port.sender),
    isSandbox: {
      slack: slack.mode === 'sandbox',
      twilio: twilio.mode === 'sandbox',
      sendgrid: sendgrid.mode === 'sandbox',
    },
    clockIsSteady: createClockWatch({ clock, rate: config.CLOCK_RATE }),
    lookups: {
      migrations: () => migrationsApplied(store.connection),
      providers: { slack: slack.look, twilio: twilio.look, sendgrid: sendgrid.look },
      backupAt: () => lastBackup(config.DATA_DIR),
    },
    zoneDataIsRight: zoneCheck.ok,
    publicUrl: () => publicUrl,
  });
  const doors = createDoors({
    config,
    log,
    clock,
    store,
    providers,
    areas,
    zoneCheck,
    publicUrl: () => publicUrl,
  });
  await prepareStore(store.connection, {
    migrations: [
      { version: 2, name: 'count the KPI events', run: markOldEvents },
      { version: 3, name: 'give buyers a buy box', run: giveOldBuyersBoxes },
      { version: 4, name: 'give deals a stage', run: giveOldDealsStages },
    ],
    seed: async () => {
      await areas.policy.seed();
      await areas.offers.seed();
      await areas.risk.seed();
      await areas.heimdall.seed();
      await areas.outreach.templates.seed();
    },
  });

  await areas.zones.refresh();
  closers.add(areas.zones.watch());
  closers.add(doors.holds);
  closers.add(doors.delivery);
  closers.add(doors.bot);
  closers.add(doors.server);
  closers.add({ close: doors.scheduler.stop });
  const { port } = await doors.server.listen(config.PORT, config.HOST);
  const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`;
  publicUrl ||= url;
  twilio.port.setWebhookUrl(publicUrl);
  sendgrid.port.setWebhookUrl(publicUrl);
  slack.port.setEventsUrl(publicUrl);
  doors.scheduler.start();
  // Not waited for: the first match would do it, and does if this fails.
  areas.buyers
    .warmUp()
    .catch((error: unknown) => log.warn({ err: error }, 'The buyers could not be read yet'));

  return {
    url,
    about: [
      `Dealrunner ${VERSION} listens on ${url}`,
      `Store: ${store.description}`,
      ...[slack, twilio, sendgrid].map((entry) => `${entry.name}: ${entry.mode} (${entry.target})`),
      `Time zones: ${tzDataVersion()}${zoneCheck.ok ? '' : ', WRONG: nothing is sent'}`,
      ...(config.API_KEYS === undefined && apiKeys[0] ? [`API key (admin): ${apiKeys[0].key}`] : []),
      ...consoleLine(consoleMode(config), url),
      `API description: ${url}/docs`,
    ],
    close: closers.close,
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
