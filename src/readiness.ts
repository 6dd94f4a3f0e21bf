import { type Store } from '../integrations/mongodb/open-store';
import { migrationsApplied } from '../integrations/mongodb/prepare';
import { type HealthParts } from './http/health';
import { type Providers } from './providers';
import { type Areas } from './areas';
import { type ZoneCheck } from './time/self-check';
import { tzDataVersion } from './time/zone-data';
import { VERSION } from './version';

export function healthOf({
  store,
  zoneCheck,
  areas,
  providers,
}: {
  store: Store;
  zoneCheck: ZoneCheck;
  areas: Pick<Areas, 'zones'>;
  providers: Providers;
}): HealthParts {
  return {
    about: () => ({
      version: VERSION,
      store: store.kind,
      tz_data: tzDataVersion(),
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
        check: async () => {
          const ok = await areas.zones.areRight();
          return { ok, detail: zonesDetail(zoneCheck, areas.zones.problem()) };
        },
      },
    ],
  };
}

function zonesDetail({ ok, wrong }: ZoneCheck, problem: string | null): string {
  if (!ok) {
    const zones = new Set(wrong.map((entry) => entry.zone));
    return `the packed data are wrong for ${[...zones].join(', ')}: nothing is sent`;
  }
  if (problem !== null) return `the overrides cannot be read, ${problem}: nothing is sent`;
  return `data ${tzDataVersion()} agree with the offset table`;
}
