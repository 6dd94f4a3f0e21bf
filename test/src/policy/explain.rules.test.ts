import { EXPLAIN_TEXTS } from '../../../src/policy/explain-texts';
import { explain } from '../../../src/policy/explain.rules';
import { canContact, type GateInput } from '../../../src/policy/gate.rules';
import { GATE_REASONS, type ExplainKey } from '../../../src/policy/gate.types';
import { consentEnds, type ConsentBasis } from '../../../src/policy/consent.rules';
import { gateError } from '../../../src/policy/gate-error.rules';
import { GATE_PROBLEMS } from '../../../src/policy/gate-input-error';
import { allowed, at, policyOf } from './gate-inputs';

const good = { suppressed: false, doNotCall: false, consent: 'ok', dncl: 'ok' } as const;

const DECISIONS: Partial<GateInput>[] = [
  {},
  { goLive: 'off' },
  { contact: { ...good, suppressed: true } },
  { contact: { ...good, consent: 'none' } },
  { channel: 'CALL', contact: { ...good, doNotCall: true } },
  { channel: 'CALL', contact: { ...good, dncl: 'missing' } },
  { province: null, policy: { found: false } },
  { policy: { found: false } },
  { policy: { ...policyOf('ON'), enabled: false } as GateInput['policy'] },
  { policy: policyOf('ON', { channels_allowed: ['EMAIL'] }) },
  { leadScore: 0.2 },
  {
    policy: policyOf('ON', { max_contacts_per_day: 1 }),
    contact: { ...good, contacts: [new Date('2026-11-23T15:00:00Z')] },
  },
  {
    policy: policyOf('ON', { max_contacts_per_7_days: 1 }),
    contact: { ...good, contacts: [new Date('2026-11-23T15:00:00Z')] },
  },
  { channel: 'CALL', contact: { ...good, dncl: 'listed' } },
  ...(['express', 'inquiry', 'referral', 'conspicuous'] as const).flatMap((basis) =>
    (['ok', 'none'] as const).map((consent) => ({
      contact: { ...good, consent, consentOf: consentOf(basis) },
    })),
  ),
  { timezones: [] },
  { when: at('2026-11-22T18:00:00Z') },
  { when: at('2026-11-23T08:00:00Z') },
  { policy: policyOf('ON', { blackout_dates: ['2026-11-23'] }) },
  { policy: policyOf('ON', { contact_windows_local: [] }) },
  { when: { weekday: 6, minuteOfDay: 720 } },
  { when: { weekday: 0, minuteOfDay: 720 } },
  {
    timezones: ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'],
    when: at('2027-07-15T15:00:00Z'),
  },
];

describe.each(['en', 'fr'] as const)('in %s', (locale) => {
  test.each(DECISIONS)(
    'when the gate decides on %j, then each sentence is whole and the last says what to do',
    (change) => {
      const sentences = explain(canContact(allowed(change)), locale);
      expect(sentences.length).toBeGreaterThan(1);
      expect(sentences.filter((sentence) => /[{}]|undefined|null|NaN|\(\)/.test(sentence))).toEqual([]);
      expect(sentences.at(0)).toMatch(locale === 'en' ? /^(Yes|No): / : /^(Oui|Non) : /);
      expect(sentences.at(-1)).toMatch(locale === 'en' ? /^Next: / : /^Suite : /);
    },
  );

  test('when the gate could not decide, then it still says what to do', () => {
    const said = explain({ explain: [{ key: 'gate.gate_error', params: {} }] }, locale);
    expect(said.at(-1)).toMatch(locale === 'en' ? /^Next: / : /^Suite : /);
  });
});

test('when a text is closed on Sunday, then the answer reads so', () => {
  expect(explain(canContact(allowed({ when: at('2026-11-22T18:00:00Z') })), 'en')).toEqual([
    'No: the contact window of the policy is closed (America/Toronto).',
    'Local time: Sunday 2026-11-22 13:00 (America/Toronto).',
    'Judged by the policy ON/ALL, version 3.',
    'Next: wait until Monday 2026-11-23 09:00 (America/Toronto).',
  ]);
});

test('when several zones have the same time of day, then they share a sentence', () => {
  const zones = ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'];
  const said = explain(canContact(allowed({ timezones: zones, when: at('2027-07-15T15:00:00Z') })), 'fr');
  expect(said.filter((sentence) => sentence.startsWith('Heure locale'))).toEqual([
    'Heure locale : jeudi 2027-07-15 11:00 (America/Toronto).',
    'Heure locale : jeudi 2027-07-15 10:00 (America/Winnipeg, America/Atikokan).',
  ]);
});

test('when the two languages are compared, then they have the same holes, and every reason has words', () => {
  const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(EXPLAIN_TEXTS.en) as ExplainKey[]) {
    expect([key, holes(EXPLAIN_TEXTS.fr[key])]).toEqual([key, holes(EXPLAIN_TEXTS.en[key])]);
  }
  expect(GATE_REASONS.filter((reason) => EXPLAIN_TEXTS.en[`gate.${reason}`] === undefined)).toEqual([]);
});

test.each(GATE_PROBLEMS)('when %s keeps the gate from judging, then both languages say so', (problem) => {
  const { explain: explained } = gateError({ timezones: [] }, problem);
  for (const locale of ['en', 'fr'] as const) {
    const said = explain({ explain: explained }, locale);
    expect(said).toHaveLength(3);
    expect(said.join(' ')).not.toMatch(/[{}]|undefined/);
  }
});

test('when consent ends by law, then the answer says when', () => {
  const contact = { ...good, consentOf: consentOf('inquiry') };
  const said = (more: Partial<GateInput['contact'] & object>) =>
    explain(canContact(allowed({ contact: { ...contact, ...more } })), 'en');
  expect(said({})).toContain('Consent: an inquiry of 2026-08-31; it ends on 2027-02-28.');
  expect(said({ consent: 'none' })).toContain(
    'The last consent, an inquiry of 2026-08-31, ended on 2027-02-28.',
  );
});

function consentOf(basis: ConsentBasis) {
  const at = new Date('2026-08-31T15:00:00Z');
  return { basis, at, until: consentEnds({ basis, at }), isUsedUp: basis === 'referral' };
}
