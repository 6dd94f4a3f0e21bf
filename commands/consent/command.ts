import { defineCommand } from '../../src/contract/command';
import { type Translate } from '../../src/i18n/translate';
import { type Leads } from '../../src/leads/leads';
import { type ConsentOf } from '../../src/leads/state-consent';
import { BASIS_NAMES } from '../../src/policy/consent-words.rules';
import { consentsCard } from '../../src/policy/consents.card';
import { type Policy } from '../../src/policy/policy';
import { escapeText } from '../../src/slack-text';
import { type ConsentInput, parseConsent } from './parse';

type Deps = { leads: Pick<Leads, 'stateConsent' | 'addressesOf'>; policy: Pick<Policy, 'addresses'> };

export const consentCommand = defineCommand<Deps, ConsentInput>({
  name: '/consent',
  family: 'consent',
  summary: 'Write down that somebody agreed to be written to, or see what is on record',
  usage:
    '<L-number, phone or e-mail> [express|inquiry|purchase|contract|referral|conspicuous [YYYY-MM-DD] because <how you know>]',
  fr: {
    summary: 'Consigner que quelqu’un accepte nos messages, ou voir ce qui est au dossier',
    usage:
      '<L-numéro, téléphone ou courriel> [exprès|demande|achat|contrat|recommandation|publiée [AAAA-MM-JJ] car <la preuve>]',
  },
  examples: [
    'L-1042',
    'L-1042 express because she said yes on the phone',
    '+14165550134 purchase 2026-03-01 because we bought his last house',
  ],
  role: 'viewer',
  effect: 'write',
  needs: ({ kind }) => (kind === 'show' ? { effect: 'read' } : { role: 'agent' }),
  parse: (text, { now, t }) => parseConsent(text, now, t),

  async run(input, deps, { actor, t }) {
    if (input.kind === 'show') return shown(input.whom, deps, t);
    const { addresses, added } = await deps.leads.stateConsent(input.whom, input.consent, actor);
    const basis = BASIS_NAMES[t.locale][input.consent.basis];
    const to = (added.length === 0 ? addresses : added).map(escapeText).join(', ');
    if (added.length === 0) return { text: t('consent.already', { to, basis }) };
    const stopped = await deps.policy.addresses
      .find({ _id: { $in: added }, 'suppressions.0': { $exists: true } })
      .lean();
    const held = stopped.map(({ _id }) => t('consent.stopped', { to: escapeText(_id) }));
    return { text: [t('consent.recorded', { to, basis }), ...held].join('\n') };
  },
});

async function shown(whom: ConsentOf, { leads, policy }: Deps, t: Translate) {
  const addresses = await leads.addressesOf(whom);
  const found = await policy.addresses.find({ _id: { $in: addresses } }).lean();
  const records = new Map(found.map((record) => [record._id, record.consents]));
  return consentsCard(
    addresses.map((address) => ({ address, consents: records.get(address) ?? [] })),
    t,
  );
}
