import { normalizeAddress } from '../../src/contact-address.rules';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { EXPORT_MINUTES } from '../../src/records/export-person';
import { type Whom } from '../../src/records/person';
import { type Records } from '../../src/records/records';
import { cutReason } from '../../src/text';

type Deps = { records: Pick<Records, 'offerExport' | 'erase'> };
type Input = { what: 'export'; whom: Whom } | { what: 'erase'; whom: Whom; because: string };

const LONGEST_REASON = 1000;

export const privacy = defineCommand<Deps, Input>({
  name: '/privacy',
  family: 'privacy',
  summary: 'Give out, or erase for good, everything about one person',
  usage: 'export <lead, buyer, number or e-mail> | erase <the same> because <reason>',
  fr: {
    summary: 'Remettre, ou effacer pour de bon, tout ce qui concerne une personne',
    usage: 'exporter <vendeur, acheteur, numéro ou courriel> | effacer <le même> parce que <raison>',
  },
  examples: ['export L-1042', 'export jane@example.com', 'erase L-1042 because they asked in writing'],
  role: 'admin',
  effect: 'write',
  // Erasing goes through the whole store: no transaction is that long.
  needs: ({ what }) => (what === 'erase' ? { effect: 'flow' } : {}),
  parse: (text, { t }) => parse(text, t),

  async run(input, { records }, { actor, intentKey, t }) {
    if (input.what === 'export') {
      const url = await records.offerExport(input.whom, actor);
      return { text: t('privacy.export', { url, minutes: EXPORT_MINUTES }) };
    }
    const { leads, buyers, ...counts } = await records.erase(input.whom, input.because, actor, intentKey);
    const whom = [...leads, ...buyers].join(', ') || t('privacy.by_address');
    return { text: `${t('privacy.erased', { whom, ...counts })}\n${t('privacy.not_ours')}` };
  },
});

function parse(text: string, t: Translate): Input {
  const [, verb = '', rest = ''] = /^(\S*)\s*([^]*)$/.exec(text.trim()) ?? [];
  if (/^export(?:er)?$/i.test(verb)) return { what: 'export', whom: whomIn(rest, t) };
  if (!/^(?:erase|delete|effacer)$/i.test(verb)) {
    throw wrong('what', t('privacy.not_verb', { text: verb || '?' }), 'export L-1042');
  }
  const { before, because } = cutReason(rest);
  const found = whomIn(before, t);
  if (because === '') {
    throw wrong('because', t('privacy.no_reason'), 'erase L-1042 because they asked in writing');
  }
  if (because.length > LONGEST_REASON) {
    throw wrong('because', t('parse.too_long', { max: LONGEST_REASON }), 'they asked in writing');
  }
  return { what: 'erase', whom: found, because };
}

function whomIn(text: string, t: Translate): Whom {
  const typed = text.trim();
  if (/^l-\d+$/i.test(typed)) return { id: typed.toUpperCase() };
  const address = normalizeAddress(typed);
  if (address !== null) return { address };
  if (/^[^\s@]{3,200}$/.test(typed)) return { id: typed };
  throw wrong('whom', typed === '' ? t('parse.missing') : t('privacy.not_whom', { text: typed }), 'L-1042');
}

function wrong(path: string, message: string, example: string): InputError {
  return new InputError([{ path, message, example }]);
}
