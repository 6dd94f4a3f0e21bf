import { type Buyers } from '../../src/buyers/buyers';
import { heatCard } from '../../src/buyers/heat.card';
import { defineCommand } from '../../src/contract/command';
import { ALL_MARKETS, marketDisplay } from '../../src/geo/markets';
import { type HeatInput, parseHeat } from './parse';

export type HeatDeps = { buyers: Pick<Buyers, 'heat' | 'coldGate'> };

export const heat = defineCommand<HeatDeps, HeatInput>({
  name: '/heat',
  family: 'heat',
  summary: 'How warm each market is: buyers, answers, purchases, four weeks; the cold gate',
  usage: '[<province> [<market>] [off|warn|block because <reason>]]',
  fr: {
    summary: 'La chaleur de chaque marché : acheteurs, réponses, achats, quatre semaines ; le seuil de froid',
    usage: '[<province> [<marché>] [arrêt|avertir|bloquer car <raison>]]',
  },
  examples: [
    '',
    'ON',
    'ON Toronto',
    'ON Toronto warn because buyers are being called',
    'QC off because the market is new',
  ],
  role: 'viewer',
  effect: 'read',
  needs: ({ kind }) => (kind === 'set' ? { role: 'manager', effect: 'write' } : {}),
  parse: (text, { t }) => parseHeat(text, t),

  async run(input, { buyers }, { actor, t }) {
    if (input.kind === 'show') return heatCard(await buyers.heat(input.question), t);
    const { province, market, mode } = input.change;
    const changed = await buyers.coldGate.set(actor, input.change);
    const city = marketDisplay(market);
    const place = city === ALL_MARKETS ? province : `${city} ${province}`;
    return {
      text: t(changed ? 'heat.gate_set' : 'heat.gate_already', { place, mode: t(`heat.mode.${mode}`) }),
    };
  },
});
