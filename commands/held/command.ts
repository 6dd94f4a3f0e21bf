import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince } from '../../src/geo/provinces';
import { type Translate } from '../../src/i18n/translate';
import { type HeldFilter } from '../../src/outreach/held';
import { heldCard } from '../../src/outreach/held.card';
import { WAITINGS } from '../../src/outreach/message.model';
import { type Outreach } from '../../src/outreach/outreach';
import { GATE_REASONS } from '../../src/policy/gate.types';

interface Input {
  filter: HeldFilter;
  page: number;
}

export const held = defineCommand<{ outreach: Outreach }, Input>({
  name: '/held',
  family: 'held',
  summary: 'Messages that wait and why, by next opening; release or cancel them',
  usage: '[<province>] [SMS|EMAIL] [<reason>] [<page>]',
  fr: {
    summary: 'Les messages en attente et pourquoi, par ouverture ; les libérer ou les annuler',
    usage: '[<province>] [SMS|COURRIEL] [<raison>] [<page>]',
  },
  examples: ['', 'QC SMS', 'outside_window', 'spend_limit', '2'],
  role: 'viewer',
  effect: 'read',
  parse: (text, { t }) => parse(text, t),
  run: async ({ filter, page }, { outreach }, { t }) => heldCard(await outreach.held.page(filter, page), t),
});

function parse(text: string, t: Translate): Input {
  const input: Input = { filter: {}, page: 1 };
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const province = parseProvince(word);
    const reason = [...GATE_REASONS, ...WAITINGS].find((one) => one === word.toLowerCase());
    if (/^\d{1,4}$/.test(word)) input.page = Number(word);
    else if (/^(?:sms|texto)$/i.test(word)) input.filter.channel = 'SMS';
    else if (/^(?:e-?mail|courriel)$/i.test(word)) input.filter.channel = 'EMAIL';
    else if (reason !== undefined) input.filter.reason = reason;
    else if (province !== null) input.filter.province = province;
    else {
      throw new InputError([
        { path: 'filter', message: t('held.not_filter', { text: word }), example: 'QC SMS outside_window' },
      ]);
    }
  }
  return input;
}
