import { z } from 'zod';
import { defineRoute } from '../../contract/route';
import { PROVINCES } from '../../geo/provinces';
import { instant, provinceField, textField } from '../../rest-fields';
import { type GoLive } from './go-live';
import { type GoLiveState, liveProvinces, type SwitchState } from './go-live-state.rules';

const switchOutput = z.object({
  on: z.boolean(),
  changed_by: z.string().nullable(),
  changed_at: instant.nullable(),
});
const provinceOutput = switchOutput.extend({ province: z.enum(PROVINCES) });
const stateOutput = z.object({
  global: switchOutput,
  provinces: z.array(provinceOutput),
  live: z.array(z.enum(PROVINCES)).meta({ description: 'Where both switches are on' }),
});

const shownSwitch = ({ on, changed_by, changed_at }: SwitchState) => ({
  on,
  changed_by,
  changed_at: changed_at?.toISOString() ?? null,
});
const shownProvinces = ({ provinces }: GoLiveState) =>
  provinces.map((entry) => ({ province: entry.province, ...shownSwitch(entry) }));

function shown(state: GoLiveState) {
  return {
    global: shownSwitch(state.global),
    provinces: shownProvinces(state),
    live: liveProvinces(state),
  };
}

type Deps = { goLive: GoLive };
const because = z.strictObject({ reason: textField(1000).optional() });

export const goLiveRoutes = [
  defineRoute({
    method: 'GET',
    path: '/api/governance/go-live/state',
    summary: 'The go-live switches: where real people may be contacted',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: stateOutput,
    run: async (_, { goLive }: Deps) => shown(await goLive.state()),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/go-live/enable',
    summary: 'Turn the global switch on; the runbook must be green (422 runbook_not_green with what blocks)',
    role: 'manager',
    effect: 'flow',
    input: because,
    output: stateOutput,
    run: async ({ reason }, { goLive }: Deps, { actor }) => {
      await goLive.turnOn('GLOBAL', actor, reason);
      return shown(await goLive.state());
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/go-live/disable',
    summary: 'Turn the global switch off; queued messages are held',
    role: 'manager',
    effect: 'write',
    input: because,
    output: stateOutput,
    run: async ({ reason }, { goLive }: Deps, { actor }) => {
      await goLive.turnOff('GLOBAL', actor, reason);
      return shown(await goLive.state());
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/go-live/kill',
    summary: 'Stop everything at once, on every instance; queued messages are held',
    role: 'agent',
    effect: 'write',
    input: because,
    output: stateOutput,
    run: async ({ reason }, { goLive }: Deps, { actor }) => {
      await goLive.kill(actor, reason);
      return shown(await goLive.state());
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/governance/go-live/provinces',
    summary: 'The switches of the provinces and territories',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({}),
    output: z.array(provinceOutput),
    run: async (_, { goLive }: Deps) => shownProvinces(await goLive.state()),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/governance/go-live/provinces/{code}',
    summary: 'Turn a province on (the runbook must be green) or off',
    role: 'manager',
    effect: 'flow',
    input: z.strictObject({
      code: provinceField,
      on: z.boolean({ error: 'must be true or false' }),
      reason: textField(1000).optional(),
    }),
    output: provinceOutput,
    run: async ({ code, on, reason }, { goLive }: Deps, { actor }) => {
      await (on ? goLive.turnOn(code, actor, reason) : goLive.turnOff(code, actor, reason));
      const state = await goLive.state();
      const entry = state.provinces.find(({ province }) => province === code);
      return { province: code, ...shownSwitch(entry ?? { on: false, changed_by: null, changed_at: null }) };
    },
  }),
];
