import { type View } from '../contract/view';
import { percent } from '../i18n/percent';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { escapeText, mention, slackDate } from '../slack-text';
import { beginningOf } from '../text';
import { type ConfidenceGate } from './gate.model';

/** A section takes 3,000 characters, and a letter may become five. */
const REASON_SHOWN = 120;
const SHOWN = 40;

/** Each gate with its limits, who set it and why. */
export function gatesCard(gates: ConfidenceGate[], t: Translate): View {
  const text = gates.length === 0 ? t('gates.none') : t('gates.head');
  return {
    text,
    blocks: [section(`*${text}*`), ...gates.slice(0, SHOWN).map((gate) => section(gateLine(gate, t)))],
  };
}

export function gateLine(gate: ConfidenceGate, t: Translate): string {
  const { domain, action, min_confidence, ask_from, version, changed_by, changed_at, reason } = gate;
  const limits = { allow: percent(min_confidence, t), ask: percent(ask_from, t) };
  const words = t(ask_from === 0 ? 'gates.allow_or_ask' : 'gates.allow_ask_deny', limits);
  const by = t('gates.changed', {
    version,
    who: mention(changed_by),
    at: slackDate(changed_at),
    reason: escapeText(beginningOf(reason, REASON_SHOWN)),
  });
  return `\`${domain} ${action}\` ${words}\n${by}`;
}
