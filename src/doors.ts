import { buttons, commands, homeSections, modals, shortcuts } from '../commands';
import { type Store } from '../integrations/mongodb/open-store';
import { sendgridWebhooks } from '../integrations/sendgrid/webhooks';
import { createCardDelivery } from '../integrations/slack/card-delivery';
import { SLACK_PATH } from '../integrations/slack/receiver';
import { createSlack } from '../integrations/slack/slack';
import { SLACK_ABOUT } from '../integrations/slack/slack-about';
import { twilioWebhooks } from '../integrations/twilio/webhooks';
import { jobs } from '../jobs';
import { type CardDeliveryPort } from '../jobs/deliver-cards';
import { type IntentResumption } from '../jobs/resume-intents';
import { type Areas } from './areas';
import { type Config } from './config';
import { createConsole } from './console/console';
import { consoleMode } from './console/mode.rules';
import { type Clock, type Log } from './contract/ports';
import { formWebhooks } from './forms/form-webhook';
import { createMetrics } from './http/metrics';
import { createRateLimit } from './http/rate-limit';
import { createHttpServer } from './http/server';
import { createIntentHolds } from './intents/hold-intents';
import { createIntents } from './intents/intents';
import { mediaPage } from './pages/media-page';
import { exportPage } from './pages/export-page';
import { reportPage } from './pages/report-page';
import { contactPages } from './pages/contact-pages';
import { type Providers } from './providers';
import { healthOf } from './readiness';
import { routes } from './routes';
import { createLeases } from './scheduler/leases';
import { createScheduler } from './scheduler/scheduler';
import { type ZoneCheck } from './time/self-check';
import { tzDataVersion } from './time/zone-data';
import { VERSION } from './version';

/** REST requests a minute and key, once a provider is real (spec 4.2). */
const RATE_LIMIT = 600;
/** Submissions a minute and form: whoever finds an address cannot bury the team. */
const FORM_LIMIT = 120;

/** What is open to the world and to the clock: Slack, HTTP, jobs. Nothing listens or ticks yet. */
export function createDoors(parts: {
  config: Config;
  log: Log;
  clock: Clock;
  store: Store;
  providers: Providers;
  areas: Areas;
  zoneCheck: ZoneCheck;
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
    modals,
    shortcuts,
    homeSections,
    deps: areas,
    ...slack.port,
    actorOfSlackUser: areas.access.actorOfSlackUser,
    holdersOf: areas.access.holdersOf,
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
      ...sendgridWebhooks({
        outreach: areas.outreach,
        publicKeys: sendgrid.port.webhookKeys,
        inboundKeys: sendgrid.port.inboundKeys,
      }),
      ...formWebhooks({ forms: areas.forms, limit: createRateLimit(FORM_LIMIT).take }),
      ...mediaPage(areas.outreach),
      ...exportPage(areas.records),
      ...reportPage(areas.reports),
      ...contactPages({ outreach: areas.outreach, sender: areas.sender }),
      ...consoleOf(parts),
    ],
    mounts: [{ path: SLACK_PATH, about: SLACK_ABOUT, handle: bot.handle }],
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
}

function consoleOf({ config, clock, store, areas, providers }: ConsoleNeeds) {
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
      { name: 'Time-zone data', value: tzDataVersion() },
    ],
    now: clock.now,
    examples: commands.flatMap(({ name, examples }) =>
      examples.map((example) => `${name} ${example}`.trim()),
    ),
    timeZone: config.TEAM_TIMEZONE,
  });
}
