import { type ModalView } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { formatMoney, cents } from '../money';
import { policyPlace } from '../policy/policy.card';
import { context, section } from '../slack-blocks';
import { escapeText, mention, quoted, slackDate } from '../slack-text';
import { beginningOf } from '../text';
import { formulaLines, pricesLine } from './formula.card';
import { type OfferEvidence } from './offer-evidence.model';

const SHOWN_COMPS = 20;
/** Slack takes 3,000 characters in a section; an escaped one is up to five. */
const SHOWN_TEXT = 500;

/** Everything that a computation rests on. */
export function evidenceView(evidence: OfferEvidence, t: Translate): ModalView {
  const { calc, inputs, comps, assumptions, stated_mao } = evidence;
  const shown = comps.slice(0, SHOWN_COMPS).map((comp) => `• ${escapeText(inWords(comp, 120))}`);
  const rest = comps.length - shown.length;
  return {
    modal: 'notice',
    about: '',
    title: t('offer.do.details'),
    blocks: [
      section(
        [
          `*${policyPlace(evidence)}* · ${t(`lead.type.${evidence.property_type}`)}`,
          ...formulaLines(calc, inputs.multiplier_bp, t),
          pricesLine(calc.recommended_offer, calc, t),
          ...(stated_mao === undefined
            ? []
            : [t('offer.stated_mao', { mao: formatMoney(cents(stated_mao), t.locale) })]),
        ].join('\n'),
      ),
      section(
        [
          `*${t('offer.comps')}*`,
          ...(shown.length === 0 ? ['–'] : shown),
          ...(rest > 0 ? [t('offer.more_comps', { count: rest })] : []),
        ].join('\n'),
      ),
      section(`*${t('offer.assumptions')}*\n${quoted(inWords(assumptions ?? '–', SHOWN_TEXT))}`),
      context(
        [
          t('offer.computed_by', { who: mention(evidence.asked_by), at: slackDate(evidence.created_at) }),
          `${evidence.policy_id} v${evidence.policy_version}`,
          evidence._id,
          escapeText(evidence.correlation_id),
        ].join(' · '),
      ),
    ],
  };
}

/** A caller may state anything: a text as it is, anything else as JSON. */
function inWords(value: unknown, most: number): string {
  return beginningOf(typeof value === 'string' ? value : JSON.stringify(value), most);
}
