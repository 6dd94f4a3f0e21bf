import { ROLES, type Role } from '../../../src/contract/actor';
import { type AreasDeps } from '../../../src/areas';
import { heimdallAlertModel } from '../../../src/heimdall/alert.model';
import { createMetrics } from '../../../src/http/metrics';
import { createHttpServer } from '../../../src/http/server';
import { createIntents } from '../../../src/intents/intents';
import { routes } from '../../../src/routes';
import { throttleModel } from '../../../src/tripwire/throttle.model';
import { madeThrottle } from '../tripwire/made-alert';
import { madeAlarm } from '../heimdall/made-alarm';
import { MANAGER, openAreas } from '../../support/areas';
import { filled } from './right-calls';

const KEYS = Object.fromEntries(ROLES.map((role) => [role, `${role}-key-0123456789`])) as Record<
  Role,
  string
>;

export interface Problem {
  code: string;
  detail: string;
  errors?: { path: string; message: string; example?: string }[];
}

/** Every REST route over the real server and the real store; one lead `crm-1` with its ladder is there. */
export async function openRest(more: Partial<AreasDeps> = {}) {
  const areas = await openAreas('2026-12-02T15:00:00Z', {
    ...more,
    apiKeys: ROLES.map((role) => ({ name: role, role, key: KEYS[role] })),
  });
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  const { connection, transaction } = areas.store;
  // Where no other route's test looks: it widens the hours there.
  await throttleModel(connection).create([madeThrottle({ scope: 'YT:ALL' })]);
  await heimdallAlertModel(connection).create([madeAlarm]);
  const server = createHttpServer({
    log: areas.log as never,
    clock: areas.clock,
    routes,
    deps: areas,
    access: areas.access,
    intents: createIntents({ connection }),
    transaction,
    webhooks: [],
    mounts: [],
    health: { about: () => ({ version: '1.2.3' }), checks: [] },
    metrics: createMetrics(),
    rateLimitPerMinute: null,
    version: '1.2.3',
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const lead = await areas.leads.stub('crm-1' as never, { province: 'ON', market: 'Toronto' });
  const task = (await areas.ladder.create(lead, {}, MANAGER))[1]?._id ?? '';

  return {
    areas,
    /** `POST /path?query` with a role's key, or without one. Its parameters are filled in. */
    async call(line: string, role: Role | null, body?: unknown, headers: Record<string, string> = {}) {
      const [method = '', path = ''] = line.split(' ');
      const response = await fetch(`http://127.0.0.1:${port}${filled(path, task)}`, {
        method,
        headers: {
          ...headers,
          ...(role === null ? {} : { authorization: `Bearer ${KEYS[role]}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, body: JSON.parse(await response.text()) as unknown };
    },
    async close() {
      await server.close();
      await areas.close();
    },
  };
}
