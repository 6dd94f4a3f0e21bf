import { defineButton } from '../../src/contract/command';
import { parseProvince, type Province } from '../../src/geo/provinces';
import { type GoLive } from '../../src/governance/go-live/go-live';
import { goLivePanel } from '../../src/governance/go-live/go-live.card';
import { type Translate } from '../../src/i18n/translate';

type Deps = { goLive: GoLive };

/** The switches as they are now; who came second is told that nothing moved. */
async function answer({ goLive }: Deps, { moved }: { moved: boolean }, t: Translate) {
  const panel = goLivePanel(await goLive.state(), t);
  return moved ? panel : { ...panel, text: `${t('golive.already')} ${panel.text}` };
}

export const goLiveButtons = [
  defineButton<Deps>({
    id: 'golive.show',
    role: 'viewer',
    effect: 'read',
    run: async (_, { goLive }, { t }) => goLivePanel(await goLive.state(), t),
  }),
  defineButton<Deps>({
    id: 'golive.enable',
    role: 'manager',
    effect: 'flow',
    run: async (_, deps, { actor, t }) => answer(deps, await deps.goLive.turnOn('GLOBAL', actor), t),
  }),
  defineButton<Deps>({
    id: 'golive.disable',
    role: 'manager',
    effect: 'write',
    run: async (_, deps, { actor, t }) => answer(deps, await deps.goLive.turnOff('GLOBAL', actor), t),
  }),
  defineButton<Deps>({
    id: 'golive.kill',
    role: 'agent',
    effect: 'write',
    run: async (_, deps, { actor, t }) => answer(deps, await deps.goLive.kill(actor), t),
  }),
  defineButton<Deps>({
    id: 'golive.province-on',
    role: 'manager',
    effect: 'flow',
    run: async (value, deps, { actor, t }) =>
      answer(deps, await deps.goLive.turnOn(provinceOf(value), actor), t),
  }),
  defineButton<Deps>({
    id: 'golive.province-off',
    role: 'manager',
    effect: 'write',
    run: async (value, deps, { actor, t }) =>
      answer(deps, await deps.goLive.turnOff(provinceOf(value), actor), t),
  }),
];

/** The value is ours: anything else was not put there by a card. */
function provinceOf(value: string): Province {
  const province = parseProvince(value);
  if (province === null) throw new Error(`no province in the button: ${value}`);
  return province;
}
