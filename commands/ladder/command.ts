import { defineCommand } from '../../src/contract/command';
import { placeName } from '../../src/deals/lead.card';
import { marketDisplay } from '../../src/geo/markets';
import { type Province } from '../../src/geo/provinces';
import { type Ladder } from '../../src/ladder/ladder';
import { DEFAULT_DELAYS, formatDelay, type LadderSettings } from '../../src/ladder/ladder-setting.rules';
import { escapeText } from '../../src/slack-text';
import { type LadderInput, parseLadder } from './parse';
import { type Translate } from '../../src/i18n/translate';

type Deps = { ladder: Pick<Ladder, 'set' | 'settings' | 'settingsAt'> };

export const ladder = defineCommand<Deps, LadderInput>({
  name: '/ladder',
  family: 'ladder',
  summary: 'When the six follow-up steps come, and whether texts go by themselves',
  usage: '[<province> [market] [<six delays> | default | texts on|off]]',
  fr: {
    summary: 'Quand viennent les six suivis, et si les textos partent d’eux-mêmes',
    usage: '[<province> [marché] [<six délais> | défaut | textos oui|non]]',
  },
  examples: ['ON', 'ON Toronto 0 30m 3h 1d 3d 7d', 'QC texts off'],
  role: 'manager',
  effect: 'write',
  parse: parseLadder,

  async run(input, { ladder: area }, { actor, t }) {
    if (input.kind === 'show-all') return { text: await overview(area, t) };
    const saved = input.kind === 'set' ? await area.set(actor, input.change) : null;
    const { province, market } = input.change;
    const lines = [
      ...(saved === null ? [] : [t('setting.saved', { version: saved.version })]),
      line(t, { province, market }, await area.settingsAt(input.change)),
    ];
    return { text: lines.join('\n') };
  },
});

async function overview(area: Deps['ladder'], t: Translate): Promise<string> {
  const places = await area.settings();
  const lines: string[] = [];
  for (const place of places) {
    const { province } = place;
    lines.push(line(t, { province, market: marketDisplay(place.market) }, await area.settingsAt(place)));
  }
  const rest = { delays: DEFAULT_DELAYS, autoSms: true };
  return [...lines, t('setting.default', inWords(t, rest))].join('\n');
}

function line(t: Translate, place: { province: Province; market: string }, settings: LadderSettings): string {
  return t('setting.of', { place: escapeText(placeName(place)), ...inWords(t, settings) });
}

function inWords(t: Translate, { delays, autoSms }: LadderSettings) {
  return {
    delays: delays.map(formatDelay).join(' · '),
    texts: t(autoSms ? 'setting.auto_on' : 'setting.auto_off'),
  };
}
