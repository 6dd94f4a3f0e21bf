import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Risk } from '../../src/governance/risk/risk';
import { type Cents, formatMoney } from '../../src/money';

export const riskCommand = defineCommand<{ risk: Risk }, null>({
  name: '/risk',
  family: 'risk',
  summary: 'How much money is promised, and how much may still be',
  usage: '',
  fr: { summary: 'Combien est promis, et combien peut encore l’être', usage: '' },
  examples: [''],
  role: 'viewer',
  effect: 'read',

  parse(text, { t }) {
    if (text.trim() === '') return null;
    throw new InputError([{ path: 'text', message: t('risk.no_text'), example: '/risk' }]);
  },

  async run(_, { risk }, { t }) {
    const money = (amount: Cents) => formatMoney(amount, t.locale);
    const lines = (await risk.exposures()).map((exposure) =>
      t('risk.line', {
        domain: exposure.domain,
        today: money(exposure.promised_today),
        per_day: money(exposure.per_day),
        all: money(exposure.promised_in_all),
        in_all: money(exposure.in_all),
        available: money(exposure.available),
      }),
    );
    return { text: lines.length === 0 ? t('risk.none') : lines.join('\n') };
  },
});
