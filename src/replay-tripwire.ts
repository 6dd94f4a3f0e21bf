import { openStore } from '../integrations/mongodb/open-store';
import { createAudit } from './audit/audit';
import { createClock } from './clock';
import { type Config, readConfig } from './config';
import { InputError } from './errors';
import { translator } from './i18n/translate';
import { runImport } from './import-command';
import { createKpi } from './kpi/kpi';
import { offerDecisions } from './offer-decisions';
import { endedOffers } from './offers/ended-offers';
import { offerModel } from './offers/offer.model';
import { DAY_MS, formatDate, parseDate } from './time/civil-date';
import { shownValue } from './tripwire/drift-words.rules';
import { lastDueDay } from './tripwire/evaluation-time.rules';
import { ruleOf } from './tripwire/metrics.rules';
import { readDays } from './tripwire/read-days';
import { type Replayed, replayTripwire } from './tripwire/replay';
import { settingModel } from './tripwire/setting.model';
import { tripwireSettings } from './tripwire/settings';

const USAGE = '-- --from 2026-09-01 --to 2026-11-30';
const MOST_DAYS = 366;

/** The days that are asked for; by default the last four weeks. @throws InputError that names the word */
function daysOf(words: readonly string[], lastDue: string): { first: string; last: string } {
  const given: Record<string, string> = {};
  for (let n = 0; n < words.length; n += 2) {
    const name = words[n] ?? '';
    const day = words[n + 1] ?? '';
    if (name !== '--from' && name !== '--to') throw wrong(name, 'is neither --from nor --to');
    if (parseDate(day) === null) throw wrong(name, `must be a date, not ${day || 'nothing'}`);
    given[name] = day;
  }
  const last = given['--to'] ?? lastDue;
  const first = given['--from'] ?? formatDate((parseDate(last) ?? 0) - 27);
  if (last > lastDue) throw wrong('--to', `must not be after ${lastDue}, the last day that was evaluated`);
  if (first > last) throw wrong('--from', 'must not be after --to');
  if ((parseDate(last) ?? 0) - (parseDate(first) ?? 0) >= MOST_DAYS)
    throw wrong('--from', `must be at most ${MOST_DAYS} days before --to`);
  return { first, last };
}

const wrong = (path: string, message: string) => new InputError([{ path, message, example: USAGE }]);

/** `npm run tripwire:replay`: what would have fired; changes nothing. */
async function run(): Promise<void> {
  const config = readConfig();
  const clock = createClock({ start: config.CLOCK_START, rate: config.CLOCK_RATE });
  const { first, last } = daysOf(process.argv.slice(2), lastDueDay(clock.now(), config.TEAM_TIMEZONE));
  const store = await openStore({
    mongodbUri: config.MONGODB_URI,
    store: config.STORE,
    dataDir: config.DATA_DIR,
  });
  try {
    const replayed = await replay({ ...store, config, clock })(first, last);
    for (const one of replayed) process.stdout.write(`${lineOf(one)}\n`);
    const opened = replayed.filter(({ what }) => what === 'opened').length;
    const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
    process.stdout.write(
      `${first} to ${last}: ${days} days evaluated, ${opened} alerts would have opened, ` +
        `${replayed.length - opened} closed. Nothing was changed.\n`,
    );
  } finally {
    await store.close();
  }
}

function replay(
  deps: Pick<Awaited<ReturnType<typeof openStore>>, 'connection' | 'transaction'> & {
    config: Config;
    clock: ReturnType<typeof createClock>;
  },
) {
  const { config } = deps;
  const teamTimezone = config.TEAM_TIMEZONE;
  const isSandbox = {
    slack: !config.slackReal,
    twilio: !config.twilioReal,
    sendgrid: !config.sendgridReal,
  };
  const kpi = createKpi({ ...deps, isSandbox, retentionDays: config.KPI_RETENTION_DAYS, teamTimezone });
  const decisions = offerDecisions({ ended: endedOffers(offerModel(deps.connection)) }, kpi);
  const settings = tripwireSettings({
    ...deps,
    settings: settingModel(deps.connection),
    audit: createAudit(deps),
  });
  return replayTripwire({
    readDays: readDays({ kpi, teamTimezone, isSandbox, decisions }),
    pins: settings.pins,
    teamTimezone,
  });
}

function lineOf({ day, what, judgement: { metric, scope, shown } }: Replayed): string {
  const t = translator('en');
  const value = (of: number) => shownValue(metric, of, t);
  const figures =
    shown === null
      ? ''
      : `${value(shown.value)} (normal ${value(shown.baseline)}, limit ${value(shown.limit)}, ` +
        `${shown.n} events of the ${shown.window}, p ${shown.p.toPrecision(2)})`;
  return [
    day,
    what,
    metric,
    scope,
    figures,
    ...(what === 'opened' ? [`→ ${ruleOf(metric).action}`] : []),
  ].join('  ');
}

runImport(run, 'Nothing was replayed.');
