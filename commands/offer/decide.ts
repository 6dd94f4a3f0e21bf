import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type OfferId } from '../../src/ids';
import { type Translate } from '../../src/i18n/translate';
import { type Cents } from '../../src/money';
import { type Decided } from '../../src/offers/end-offer';
import { offerCard, readOfferValue } from '../../src/offers/offer.card';
import { type OfferEnd } from '../../src/offers/offer.model';
import { mention } from '../../src/slack-text';
import { type OfferDeps } from './deps';

type End = Exclude<OfferEnd, 'expired'>;

/** Ends an offer and shows it; `word` is for whoever came second, or too late. */
export async function endAndShow(
  { id, as, counter }: { id: OfferId; as: End; counter?: Cents | undefined },
  { offers }: OfferDeps,
  { actor, t }: UseContext,
): Promise<{ card: Reply; word: string | undefined }> {
  const decided = await offers.decide(id, as, actor, counter);
  const word = decided.is === 'done' ? undefined : secondWord(decided, t);
  const lines = word === undefined ? [] : [word];
  return { card: offerCard(await offers.find(id), t, { own: true, lines }), word };
}

/** By a press. A channel's card changes by itself: a word comes only where somebody was first. */
export async function decide(
  value: string,
  as: End,
  deps: OfferDeps,
  context: UseContext,
  counter?: Cents,
): Promise<Reply | undefined> {
  const { id, own } = readOfferValue(value);
  const { card, word } = await endAndShow({ id, as, counter }, deps, context);
  if (own) return { ...card, replaces: true };
  return word === undefined ? undefined : { text: word };
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
