import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { escapeText, mention } from '../slack-text';
import { beginningOf } from '../text';
import { BASIS_NAMES } from './consent-words.rules';
import { consentEnds } from './consent.rules';
import { type Consent } from './contact-address.model';

/** A person has few; an old list may bring more. */
const SHOWN = 10;
const EVIDENCE_SHOWN = 120;

/** What is on record of one address: by what, since when, until when, and who wrote it down. */
export function consentsCard(of: { address: string; consents: readonly Consent[] }[], t: Translate): View {
  const text = t('consent.of', { to: of.map(({ address }) => escapeText(address)).join(', ') });
  return { text, blocks: of.map((one) => section(addressText(one, t))) };
}

function addressText(
  { address, consents }: { address: string; consents: readonly Consent[] },
  t: Translate,
): string {
  const head = `*${escapeText(address)}*`;
  if (consents.length === 0) return `${head}\n${t('consent.none')}`;
  const newest = [...consents].sort((a, b) => b.at.getTime() - a.at.getTime());
  const lines = newest.slice(0, SHOWN).map((consent) => consentLine(consent, t));
  const more = newest.length > SHOWN ? [t('message.more', { count: newest.length - SHOWN })] : [];
  return [head, ...lines, ...more].join('\n');
}

function consentLine({ basis, at, evidence, recorded_by }: Consent, t: Translate): string {
  const ends = consentEnds({ basis, at });
  const names = BASIS_NAMES[t.locale];
  const until =
    ends === null
      ? t(`consent.lasts.${basis === 'express' ? 'withdrawn' : 'narrow'}`)
      : t('consent.until', { at: day(ends) });
  const said = escapeText(beginningOf(evidence.replaceAll('\n', ' '), EVIDENCE_SHOWN));
  return `• ${names[basis] ?? escapeText(basis)}, ${day(at)} · ${until} · ${mention(recorded_by)} · “${said}”`;
}

/** Consent is dated by the day, as the law counts it. */
function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
