import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { type Cents } from '../../src/money';
import { type Decided } from '../../src/offers/end-offer';
import { offerCard, readOfferValue } from '../../src/offers/offer.card';
import { type OfferEnd } from '../../src/offers/offer.model';
import { mention } from '../../src/slack-text';
import { type OfferDeps } from './deps';

/** Ends an offer. A channel's card changes by itself: a word comes only where somebody was first. */
export async function decide(
  value: string,
  as: Exclude<OfferEnd, 'expired'>,
  { offers }: OfferDeps,
  { actor, t }: UseContext,
  counter?: Cents,
): Promise<Reply | undefined> {
  const { id, own } = readOfferValue(value);
  const decided = await offers.decide(id, as, actor, counter);
  const said = decided.is === 'done' ? [] : [secondWord(decided, t)];
  if (!own) return said[0] === undefined ? undefined : { text: said[0] };
  return { ...offerCard(await offers.find(id), t, { own, lines: said }), replaces: true };
}

/** For whoever came second, or too late. */
function secondWord({ offer, is }: Decided, t: Translate): string {
  if (offer.state === 'expired') return t('offer.has_expired', { id: offer._id });
  const params = {
    id: offer._id,
    state: t(`offer.state.${offer.state}`),
    who: mention(offer.ended_by ?? ''),
  };
  return t(is === 'already' ? 'offer.already' : 'offer.impossible', params);
}
