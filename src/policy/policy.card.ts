import { type ActionsBlock, type Button, type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { marketDisplay } from '../geo/markets';
import { type Translate } from '../i18n/translate';
import { escapeText, mention, slackDate } from '../slack-text';
import { type MarketPolicy } from './market-policy.model';
import { type PolicyVersion } from './policy-version.model';
import { policyDifferences, policyInWords } from './policy-words.rules';
import { context, section } from '../slack-blocks';

/** Newer ones than these are shown; each has a button. */
const SHOWN_VERSIONS = 15;

type Place = Pick<MarketPolicy, 'province' | 'market'>;

export function policyPlace({ province, market }: Place): string {
  const display = marketDisplay(market);
  return escapeText(display === 'ALL' ? province : `${display}, ${province}`);
}

/** The policy in force at a place, and where it comes from when that is the whole province's. */
export function policyView(policy: MarketPolicy | null, asked: Place, t: Translate): View {
  if (policy === null) return { text: t('policy.none', { place: policyPlace(asked) }) };
  const head = t('policy.head', { place: policyPlace(policy), version: policy.version });
  const isWide = marketDisplay(policy.market) !== marketDisplay(asked.market);
  const lines = [
    ...(isWide ? [t('policy.wide', { asked: policyPlace(asked) })] : []),
    ...policyInWords(policy, t).map(({ label, text }) => `${label}: ${text}`),
  ];
  return view(head, lines, [changedLine(policy, t)]);
}

/** One line for each policy there is. */
export function policiesView(policies: readonly MarketPolicy[], t: Translate): View {
  const lines = policies.map((policy) => {
    const [enabled, windows] = policyInWords(policy, t);
    const what = policy.enabled ? windows?.text : `${enabled?.label}: ${enabled?.text}`;
    return `*${policyPlace(policy)}* v${policy.version} · ${what ?? ''}`;
  });
  return view(t('policy.all'), lines, []);
}

/** What a change has changed, with a button that undoes it. */
export function changedView(
  before: MarketPolicy | null,
  after: MarketPolicy,
  said: { text: string; reason: string },
  t: Translate,
): View {
  const changes =
    before === null
      ? policyInWords(after, t).map(({ label, text }) => `${label}: ${text}`)
      : policyDifferences(before, after, t).map(difference);
  const isOwn = before?._id === after._id;
  const undo = { ...keyOf(after), version: before?.version ?? 0, newest: after.version };
  const reason = t('policy.undo_reason', { version: after.version });
  const buttons = isOwn ? [rollBackButton(t('policy.undo'), { ...undo, reason })] : [];
  return view(said.text, [...changes, `_${escapeText(said.reason)}_`], [], buttons);
}

/** Every version, the newest first; each older one can be brought back. */
export function historyView(versions: PolicyVersion[], place: Place, t: Translate): View {
  const [newest] = versions;
  if (newest === undefined) return { text: t('policy.no_history', { place: policyPlace(place) }) };
  const head = t('policy.history', { place: policyPlace(place) });
  const blocks: KnownBlock[] = [section(`*${head}*`)];
  versions.slice(0, SHOWN_VERSIONS).forEach((version, index) => {
    const before = versions[index + 1];
    const changes = before === undefined ? [] : policyDifferences(before, version, t).map(difference);
    const block = section([versionLine(version, t), ...changes].join('\n'));
    const button = version === newest ? {} : { accessory: backButton(version, newest.version, t) };
    blocks.push({ ...block, ...button });
  });
  const count = versions.length - SHOWN_VERSIONS;
  if (count > 0) blocks.push(context(t('policy.more', { count })));
  return { text: head, blocks };
}

export function differenceView(a: PolicyVersion, b: PolicyVersion, t: Translate): View {
  const params = { place: policyPlace(a), a: a.version, b: b.version };
  const changes = policyDifferences(a, b, t).map(difference);
  if (changes.length === 0) return { text: t('policy.same', params) };
  return view(t('policy.compared', params), changes, []);
}

function difference({ label, before, after }: { label: string; before: string; after: string }): string {
  return `${label}: ${before} → ${after}`;
}

function versionLine(version: PolicyVersion, t: Translate): string {
  const { rolled_back_to: back } = version;
  const note = back === undefined ? '' : ` (${t('policy.back_note', { version: back })})`;
  const who = `${mention(version.changed_by)} ${slackDate(version.changed_at)}`;
  return `*${version.version}*${note} · ${who} · _${escapeText(version.reason)}_`;
}

function changedLine(policy: MarketPolicy, t: Translate): string {
  const params = { who: mention(policy.changed_by), at: slackDate(policy.changed_at) };
  return t('policy.changed', params);
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

function backButton(version: PolicyVersion, newest: number, t: Translate): Button {
  const params = { version: version.version };
  const reason = t('policy.back_reason', params);
  const value = { ...keyOf(version), ...params, newest, reason };
  return {
    ...rollBackButton(t('policy.roll_back', params), value),
    confirm: {
      title: plain(t('policy.confirm')),
      text: plain(t('policy.confirm_text', params)),
      confirm: plain(t('policy.roll_back', params)),
      deny: plain(t('policy.cancel')),
    },
  };
}

function rollBackButton(label: string, value: RollBackValue): Button {
  return { type: 'button', action_id: 'policy.roll-back', text: plain(label), value: JSON.stringify(value) };
}

function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

function view(head: string, lines: string[], notes: string[], buttons: Button[] = []): View {
  const blocks: KnownBlock[] = [section([`*${head}*`, ...lines].join('\n')), ...notes.map(context)];
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons } satisfies ActionsBlock);
  return { text: head, blocks };
}
