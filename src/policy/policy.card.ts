import { type ActionsBlock, type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { marketDisplay } from '../geo/markets';
import { type Locale } from '../i18n/translate';
import { escapeText, mention, slackDate } from '../slack-text';
import { type MarketPolicy } from './market-policy.model';
import { policyText } from './policy-texts';
import { type PolicyVersion } from './policy-version.model';
import { policyDifferences, policyInWords } from './policy-words.rules';

/** Newer ones than these are shown; each has a button. */
const SHOWN_VERSIONS = 15;

type Place = Pick<MarketPolicy, 'province' | 'market'>;

export function policyPlace({ province, market }: Place): string {
  const display = marketDisplay(market);
  return escapeText(display === 'ALL' ? province : `${display}, ${province}`);
}

/** The policy in force at a place, and where it comes from when that is the whole province's. */
export function policyView(policy: MarketPolicy | null, asked: Place, locale: Locale): View {
  if (policy === null) return { text: policyText(locale, 'none', { place: policyPlace(asked) }) };
  const head = policyText(locale, 'head', { place: policyPlace(policy), version: policy.version });
  const isWide = marketDisplay(policy.market) !== marketDisplay(asked.market);
  const lines = [
    ...(isWide ? [policyText(locale, 'wide', { asked: policyPlace(asked) })] : []),
    ...policyInWords(policy, locale).map(({ label, text }) => `${label}: ${text}`),
  ];
  return view(head, lines, [changedLine(policy, locale)]);
}

/** One line for each policy there is. */
export function policiesView(policies: MarketPolicy[], locale: Locale): View {
  const lines = policies.map((policy) => {
    const [enabled, windows] = policyInWords(policy, locale);
    const what = policy.enabled ? windows?.text : `${enabled?.label}: ${enabled?.text}`;
    return `*${policyPlace(policy)}* v${policy.version} · ${what ?? ''}`;
  });
  return view(policyText(locale, 'all'), lines, []);
}

/** What a change has changed, with a button that undoes it. */
export function changedView(
  before: MarketPolicy | null,
  after: MarketPolicy,
  said: { text: string; reason: string },
  locale: Locale,
): View {
  const changes =
    before === null
      ? policyInWords(after, locale).map(({ label, text }) => `${label}: ${text}`)
      : policyDifferences(before, after, locale).map(difference);
  const isOwn = before?._id === after._id;
  const undo = { ...keyOf(after), version: before?.version ?? 0, newest: after.version };
  const reason = policyText(locale, 'undo_reason', { version: after.version });
  const buttons = isOwn ? [rollBackButton(policyText(locale, 'undo'), { ...undo, reason })] : [];
  return view(said.text, [...changes, `_${escapeText(said.reason)}_`], [], buttons);
}

/** Every version, the newest first; each older one can be brought back. */
export function historyView(versions: PolicyVersion[], place: Place, locale: Locale): View {
  const [newest] = versions;
  if (newest === undefined) return { text: policyText(locale, 'no_history', { place: policyPlace(place) }) };
  const head = policyText(locale, 'history', { place: policyPlace(place) });
  const blocks: KnownBlock[] = [section(`*${head}*`)];
  versions.slice(0, SHOWN_VERSIONS).forEach((version, index) => {
    const before = versions[index + 1];
    const changes = before === undefined ? [] : policyDifferences(before, version, locale).map(difference);
    const block = section([versionLine(version, locale), ...changes].join('\n'));
    const button = version === newest ? {} : { accessory: backButton(version, newest.version, locale) };
    blocks.push({ ...block, ...button });
  });
  const count = versions.length - SHOWN_VERSIONS;
  if (count > 0) blocks.push(context(policyText(locale, 'more', { count })));
  return { text: head, blocks };
}

export function differenceView(a: PolicyVersion, b: PolicyVersion, locale: Locale): View {
  const params = { place: policyPlace(a), a: a.version, b: b.version };
  const changes = policyDifferences(a, b, locale).map(difference);
  if (changes.length === 0) return { text: policyText(locale, 'same', params) };
  return view(policyText(locale, 'compared', params), changes, []);
}

function difference({ label, before, after }: { label: string; before: string; after: string }): string {
  return `${label}: ${before} → ${after}`;
}

function versionLine(version: PolicyVersion, locale: Locale): string {
  const { rolled_back_to: back } = version;
  const note = back === undefined ? '' : ` (${policyText(locale, 'back_note', { version: back })})`;
  const who = `${mention(version.changed_by)} ${slackDate(version.changed_at)}`;
  return `*${version.version}*${note} · ${who} · _${escapeText(version.reason)}_`;
}

function changedLine(policy: MarketPolicy, locale: Locale): string {
  const params = { who: mention(policy.changed_by), at: slackDate(policy.changed_at) };
  return policyText(locale, 'changed', params);
}

/** What a button carries; `newest` is what the person saw: if that has changed, they decide anew. */
export interface RollBackValue extends Place {
  version: number;
  newest: number;
  reason: string;
}

function keyOf({ province, market }: Place): Place {
  return { province, market };
}

function backButton(version: PolicyVersion, newest: number, locale: Locale): Button {
  const params = { version: version.version };
  const reason = policyText(locale, 'back_reason', params);
  const value = { ...keyOf(version), ...params, newest, reason };
  return {
    ...rollBackButton(policyText(locale, 'roll_back', params), value),
    confirm: {
      title: plain(policyText(locale, 'confirm')),
      text: plain(policyText(locale, 'confirm_text', params)),
      confirm: plain(policyText(locale, 'roll_back', params)),
      deny: plain(policyText(locale, 'cancel')),
    },
  };
}

function rollBackButton(label: string, value: RollBackValue): Button {
  return { type: 'button', action_id: 'policy.roll-back', text: plain(label), value: JSON.stringify(value) };
}

function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

function section(text: string): Extract<KnownBlock, { type: 'section' }> {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}

function view(head: string, lines: string[], notes: string[], buttons: Button[] = []): View {
  const blocks: KnownBlock[] = [section([`*${head}*`, ...lines].join('\n')), ...notes.map(context)];
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons } satisfies ActionsBlock);
  return { text: head, blocks };
}
