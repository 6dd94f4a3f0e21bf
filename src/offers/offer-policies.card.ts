import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { formatMoney } from '../money';
import { policyPlace } from '../policy/policy.card';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { mention } from '../slack-text';
import { multiplierText } from './formula.card';
import { type OfferPolicy } from './offer-policy.model';

/** Slack shows 50 blocks. */
const SHOWN = 45;

/** One policy: on or off, and by what it computes. */
export function offerPolicyLine(policy: OfferPolicy, t: Translate): string {
  const money = (amount: OfferPolicy['default_fees_buffer']) => formatMoney(amount, t.locale);
  const params = {
    multiplier: multiplierText(policy.multiplier_bp, t),
    fees: money(policy.default_fees_buffer),
    assignment: money(policy.default_assignment_fee),
    version: policy.version,
    who: mention(policy.changed_by),
  };
  const state = t(policy.enabled ? 'offer.policy.on' : 'offer.policy.off');
  return `*${policyPlace(policy)}* ${state}\n${t('offer.policy.line', params)}`;
}

/** Every policy, each with the button that turns it on or off. */
export function offerPoliciesView(policies: readonly OfferPolicy[], t: Translate, said?: string): View {
  const text = said ?? t('offer.policy.all');
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...policies.slice(0, SHOWN).map((policy) => ({
        ...section(offerPolicyLine(policy, t)),
        accessory: policy.enabled
          ? button('offer.policy-off', t('offer.policy.turn_off'), policy._id)
          : button('offer.policy-on', t('offer.policy.turn_on'), policy._id, { style: 'primary' as const }),
      })),
      section(t('offer.policy.how')),
    ],
  };
}
