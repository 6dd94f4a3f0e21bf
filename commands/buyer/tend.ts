import { type Buyer } from '../../src/buyers/buyer.model';
import { buyerCard } from '../../src/buyers/buyer.card';
import { type Buyers } from '../../src/buyers/buyers';
import { type ParsedBuyer } from '../../src/buyers/parse-buyer.rules';
import { placeOfKey } from '../../src/buyers/places.rules';
import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { dealTitle } from '../../src/deals/deal.card';
import { type Deals } from '../../src/deals/deals';
import { type BuyerId } from '../../src/ids';
import { type ConsentBasis } from '../../src/policy/consent.rules';
import { section } from '../../src/slack-blocks';
import { escapeText } from '../../src/slack-text';

export type BuyerDeps = { buyers: Buyers; deals: Pick<Deals, 'forBuyer'> };

/** Takes a buyer in and shows what was understood: the same for a pasted line and a form. */
export async function takeIn(
  { box, consent: basis, ...facts }: ParsedBuyer,
  deps: BuyerDeps,
  { actor, now, t }: UseContext,
): Promise<Reply> {
  const consent = consentGiven(basis, now);
  const place = placeOfKey(box.places[0] ?? '');
  const saved = await deps.buyers.save({ ...facts, ...place, box, consent, owner: actor.id }, actor);
  const said = t(saved.created ? 'buyer.saved' : 'buyer.updated', {
    name: escapeText(saved.name),
    id: saved._id,
  });
  return withCard(said, saved, deps, t);
}

/** Given now, as whoever types says. */
export function consentGiven(basis: ConsentBasis | undefined, at: Date) {
  return basis && { basis, at, evidence: 'stated with /buyer' };
}

export async function show(buyer: Buyer, { buyers, deals }: BuyerDeps, t: UseContext['t']): Promise<Reply> {
  const view = await buyers.view(buyer);
  const fits = buyer.active ? await deals.forBuyer(buyer) : [];
  const titled = fits.map(({ deal, house, ...match }) => ({
    ...match,
    title: dealTitle({ deal, house }, t),
  }));
  return buyerCard(view, titled, t);
}

export async function withCard(
  said: string,
  buyer: Buyer,
  deps: BuyerDeps,
  t: UseContext['t'],
): Promise<Reply> {
  const card = await show(buyer, deps, t);
  return { text: `${said} ${card.text}`, blocks: [section(said), ...(card.blocks ?? [])] };
}

export async function pause(
  id: BuyerId,
  active: boolean,
  deps: BuyerDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  const { buyer, first } = await deps.buyers.tend.pause(id, active, actor);
  const said = !active ? 'buyer.paused_now' : first ? 'buyer.resumed_now' : 'buyer.resumed_already';
  return withCard(t(said, { id }), buyer, deps, t);
}
