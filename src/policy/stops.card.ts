import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { escapeText, mention, slackDate } from '../slack-text';
import { doNotCallEnds } from './consent.rules';
import { type LiftedSuppression, type Suppression } from './contact-address.model';
import { type StopsPage } from './list-suppressions';
import { section } from '../slack-blocks';

/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const PROOF_SHOWN = 60;
const ENTRIES_SHOWN = 6;

/** Who is not contacted any more: how, since when, why and who wrote it down. */
export function stopsCard({ records, total, page, pages }: StopsPage, t: Translate): View {
  if (total === 0) return { text: t('stop.nobody') };
  const head = t('stop.head', { total, page, pages });
  return {
    text: head,
    blocks: [section(`*${head}*`), ...records.map((record) => section(rowOf(record, t)))],
  };
}

/** All about one address, what was lifted too. */
export function stopsOfCard(record: StopsPage['records'][number], t: Translate): View {
  return { text: t('stop.of', { to: escapeText(record._id) }), blocks: [section(rowOf(record, t))] };
}

function rowOf({ _id, suppressions, lifted = [] }: StopsPage['records'][number], t: Translate): string {
  const lines = [
    ...suppressions.map((entry) => entryLine(entry, t)),
    ...lifted.map((entry) => `${entryLine(entry, t)} ${liftedWords(entry, t)}`),
  ];
  const shown = lines.slice(0, ENTRIES_SHOWN);
  const more = lines.length > shown.length ? [t('message.more', { count: lines.length - shown.length })] : [];
  return [`*${escapeText(_id)}*`, ...shown, ...more].join('\n');
}

function entryLine({ channel, cause, at, proof }: Suppression, t: Translate): string {
  const words = Array.from(proof?.text ?? '');
  const said = words.length > PROOF_SHOWN ? `${words.slice(0, PROOF_SHOWN).join('')}…` : words.join('');
  return [
    `• ${t(`stop.channel.${channel}`)}: ${t(`stop.cause.${cause}`)}, ${slackDate(at)}`,
    ...(channel === 'CALL' ? [t('stop.until', { at: slackDate(doNotCallEnds(at)) })] : []),
    ...(proof?.by === undefined ? [] : [mention(proof.by)]),
    ...(said === '' ? [] : [`“${escapeText(said).replaceAll('\n', ' ')}”`]),
  ].join(' · ');
}

function liftedWords({ lifted: { at, by, because } }: LiftedSuppression, t: Translate): string {
  const words = Array.from(because).slice(0, PROOF_SHOWN).join('');
  return t('stop.lifted_by', { by: mention(by), at: slackDate(at), because: escapeText(words) });
}
