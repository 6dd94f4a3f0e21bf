import { type KnownBlock } from '@slack/types';
import { type ModalView } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { cents, formatMoney } from '../money';
import { escapeText, quoted } from '../slack-text';
import { isWaiting } from './message.model';
import { type HeldReason } from './held';
import { MOST_RELEASED, type PreviewRow, type SendPreview } from './release-many';
import { MICROS_A_CENT } from './spending/price.rules';
import { section } from '../slack-blocks';
import { beginningOf } from '../text';

/** Of each list; the rest is counted. A modal takes 100 blocks. */
const ROWS_SHOWN = 30;
const BODY_SHOWN = 120;

/** What the act would send, before it does: confirmed by the modal's button. */
export function sendPreviewForm(preview: SendPreview, t: Translate, notice?: string): ModalView {
  const { filter, going, left, isCut, fingerprint } = preview;
  const base = {
    modal: 'held.release-all',
    about: JSON.stringify({ filter, fingerprint }),
    title: t('preview.title'),
  };
  const blocks: KnownBlock[] = [
    ...(notice === undefined ? [] : [section(notice)]),
    section(totals(preview, t)),
    ...(isCut ? [section(t('preview.cut', { most: MOST_RELEASED }))] : []),
    ...list(going, t('preview.going', { count: going.length }), goingLine, t),
    ...list(left, t('preview.left', { count: left.length }), leftLine, t),
  ];
  return going.length === 0 ? { ...base, blocks } : { ...base, submit: t('preview.confirm'), blocks };
}

function totals({ going, segments, cost }: SendPreview, t: Translate): string {
  if (going.length === 0) return t('preview.nothing');
  const people = new Set(going.map(({ message }) => message.to)).size;
  const money = formatMoney(cents(Math.ceil(cost / MICROS_A_CENT)), t.locale);
  return t('preview.totals', { count: going.length, people, segments, cost: money });
}

function list(
  rows: readonly PreviewRow[],
  head: string,
  line: (row: PreviewRow, t: Translate) => string,
  t: Translate,
): KnownBlock[] {
  if (rows.length === 0) return [];
  const rest = rows.length - ROWS_SHOWN;
  return [
    section(`*${head}*`),
    ...rows.slice(0, ROWS_SHOWN).map((row) => section(line(row, t))),
    ...(rest > 0 ? [section(t('preview.more', { count: rest }))] : []),
  ];
}

function goingLine(row: PreviewRow, t: Translate): string {
  const { message, segments } = row;
  const words = [message.subject, message.body].filter((part) => part !== undefined).join(' · ');
  const shown = beginningOf(words.replace(/\s+/g, ' '), BODY_SHOWN);
  return `${whoOf(row, t)}${segments === 0 ? '' : ` · ${t('preview.segments', { segments })}`}\n${quoted(shown)}`;
}

function leftLine(row: PreviewRow, t: Translate): string {
  return `${whoOf(row, t)} · ${row.reason === undefined ? '' : reasonWords(row.reason, t)}`;
}

function whoOf({ message: { channel, to, contact } }: PreviewRow, t: Translate): string {
  const whose = contact === 'unknown' ? '' : ` (${escapeText(contact)})`;
  return `${t(`lead.channel.${channel}`)} ${escapeText(to)}${whose}`;
}

function reasonWords(reason: HeldReason, t: Translate): string {
  return isWaiting(reason) ? t(`held.waits.${reason}`) : t.reason(reason);
}
