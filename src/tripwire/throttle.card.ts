import { type Button } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { textTable } from '../slack-chart';
import { escapeText, mention, slackDate } from '../slack-text';
import { scopeName } from './scope.rules';
import { type Throttle } from './throttle.model';

/** What is proposed or in force, with its bounds, and what became of it. */
export function throttleLines(throttle: Throttle, t: Translate): string[] {
  const { state, approved_by, ended_by, expires_at } = throttle;
  const who = mention((state === 'active' ? approved_by : ended_by) ?? 'system:tripwire');
  const until = expires_at ? slackDate(expires_at) : '';
  return [escapeText(whatOf(throttle, t)), t(`throttle.is_${state}`, { who, until })];
}

const whatOf = ({ summary, scope }: Throttle, t: Translate) =>
  t(summary.text, { ...summary.params, scope: scopeName(scope, t) });

export function throttleButtons(throttle: Throttle | null, t: Translate): Button[] {
  if (throttle?.state === 'proposed') {
    return [
      button('throttle.approve', t('throttle.button_approve'), throttle._id, { style: 'primary' }),
      button('throttle.reject', t('throttle.button_reject'), throttle._id, { style: 'danger' }),
    ];
  }
  if (throttle?.state !== 'active') return [];
  return [button('throttle.revert', t('throttle.button_revert'), throttle._id, { style: 'danger' })];
}

/** One of them, to whoever pressed its button. */
export function throttleCard(throttle: Throttle, t: Translate): View {
  const lines = throttleLines(throttle, t);
  const actions = throttleButtons(throttle, t);
  return {
    text: lines.join(' '),
    blocks: [
      section(lines.join('\n')),
      ...(actions.length === 0 ? [] : [{ type: 'actions' as const, elements: actions }]),
    ],
  };
}

const MOST = 15;

/** Those that are in force or wait, each with its buttons; then what is over. */
export function throttlesCard(throttles: readonly Throttle[], t: Translate): View {
  if (throttles.length === 0) return { text: t('throttle.none') };
  const live = throttles.filter(({ state }) => state === 'active' || state === 'proposed').slice(0, MOST);
  const over = throttles.filter((one) => !live.includes(one)).slice(0, MOST);
  const text = t('throttle.count', { count: live.length });
  const rows = over.map(({ action, scope, state, ended_at }) => [
    t(`throttle.name_${action}`),
    scopeName(scope, t),
    t(`throttle.word_${state}`),
    (ended_at ?? new Date(0)).toISOString().slice(0, 10),
  ]);
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...live.flatMap((throttle) => throttleCard(throttle, t).blocks ?? []),
      ...(rows.length === 0 ? [] : [section(textTable([t('throttle.over'), '', '', ''], rows))]),
    ],
  };
}
