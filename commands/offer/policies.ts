import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { offerPoliciesView, offerPolicyLine } from '../../src/offers/offer-policies.card';
import { type OfferPolicyChange } from '../../src/offers/upsert-offer-policy';
import { policyPlace } from '../../src/policy/policy.card';
import { section } from '../../src/slack-blocks';
import { mention } from '../../src/slack-text';
import { type OfferDeps } from './deps';

/** Changes a policy; a raised multiplier waits for a second person. */
export async function changePolicy(
  change: OfferPolicyChange,
  { offers }: OfferDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  const changed = await offers.change(actor, change);
  if ('pending' in changed) {
    const { summary } = changed.pending;
    return { text: `${t('offer.policy.pending')} ${t(summary.text, summary.params)}` };
  }
  const text = t('offer.policy.changed', { place: policyPlace(changed.policy) });
  return { text, blocks: [section(`*${text}*\n${offerPolicyLine(changed.policy, t)}`)] };
}

/** Turns one on or off from the list, which shows it then. Two who press: the second is told who was first. */
export async function switchPolicy(
  id: string,
  enabled: boolean,
  { offers }: OfferDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  const before = (await offers.list()).find(({ _id }) => _id === id);
  if (!before) return offerPoliciesView(await offers.list(), t);
  const { province, market } = before;
  const { version } = await offers.upsert(actor, { province, market, enabled });
  const place = policyPlace(before);
  const said =
    version === before.version
      ? t('offer.policy.was_so', { place, who: mention(before.changed_by) })
      : t('offer.policy.changed', { place });
  return { ...offerPoliciesView(await offers.list(), t, said), replaces: true };
}
