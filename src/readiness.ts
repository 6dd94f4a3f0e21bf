import { type Store } from '../integrations/mongodb/open-store';
import { migrationsApplied } from '../integrations/mongodb/prepare';
import { type HealthParts } from './http/health';
import { type Providers } from './providers';
import { type ZoneCheck } from './time/self-check';
import { VERSION } from './version';

export function healthOf({
  store,
  zones,
  providers,
}: {
  store: Store;
  zones: ZoneCheck;
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
