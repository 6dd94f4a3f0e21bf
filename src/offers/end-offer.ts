import { type Actor, actorName, systemActor } from '../contract/actor';
import { UserError } from '../errors';
import { type ReservationEnd } from '../governance/risk/reservation.model';
import { type OfferId } from '../ids';
import { type Cents } from '../money';
import { missing } from './find-offer';
import { type OfferDeps } from './offer-ports';
import { tellOffer } from './tell-offer';
import { type Offer, type OfferEnd } from './offer.model';

/** What becomes of the money that was promised. */
const RESERVE: Record<OfferEnd, ReservationEnd> = {
  accepted: 'settled',
  countered: 'released',
  declined: 'released',
  expired: 'expired',
};
const AT_ONCE = 200;
const EXPIRY = systemActor('expire-offers');

/** `already`: it had ended so; `impossible`: it had ended otherwise, and nothing was done. `offer` says how. */
export interface Decided {
  offer: Offer;
  is: 'done' | 'already' | 'impossible';
}

/**
 * Ends an offer as somebody says the seller did: once, and for good. A counter-offer ends it too: what is offered
 * next is a new one.
 */
export function endOffer(deps: OfferDeps) {
  /** In the caller's transaction, of one that is open. */
  async function end(offer: Offer, state: OfferEnd, actor: Actor, counter?: Cents): Promise<Offer> {
    const { _id, open_lead: _open, ...rest } = offer;
    const ended_at = deps.clock.now();
    const change = {
      state,
      ended_at,
      ended_by: actorName(actor),
      ...(counter === undefined ? {} : { counter }),
    };
    await giveBack(deps, offer, RESERVE[state], actor);
    await deps.offers.updateOne({ _id, state: 'made' }, { $set: change, $unset: { open_lead: 1 } });
    await deps.audit.record(actor, {
      action: `offer.${state}`,
      thing: { kind: 'offer', id: _id },
      before: { state: 'made' },
      after: { state, ...(counter === undefined ? {} : { counter }) },
      correlation_id: offer.correlation_id,
    });
    const after: Offer = { _id, ...rest, ...change };
    const evidence = await deps.evidence.findById(offer.evidence_id).lean();
    if (!evidence) throw missing('no_evidence', offer.evidence_id);
    await tellOffer(deps, { evidence, offer: after }, actor);
    return after;
  }

  async function expireOne(id: OfferId): Promise<boolean> {
    return deps.transaction(async () => {
      // Somebody else may have ended it since it was read.
      const now = await deps.offers.findById(id).lean();
      if (now?.state !== 'made') return false;
      await end(now, 'expired', EXPIRY);
      return true;
    });
  }

  return {
    /** @throws UserError `not_found` */
    decide: (
      id: OfferId,
      as: Exclude<OfferEnd, 'expired'>,
      actor: Actor,
      counter?: Cents,
    ): Promise<Decided> =>
      deps.transaction(async () => {
        const offer = await deps.offers.findById(id).lean();
        if (!offer) throw missing('no_offer', id);
        if (offer.state !== 'made') return { offer, is: offer.state === as ? 'already' : 'impossible' };
        if (offer.expires_at <= deps.clock.now()) {
          return { offer: await end(offer, 'expired', EXPIRY), is: 'impossible' };
        }
        return { offer: await end(offer, as, actor, counter), is: 'done' };
      }),

    /** Ends what has expired. @returns how many */
    expire: async (): Promise<number> => {
      const late = await deps.offers
        .find({ state: 'made', expires_at: { $lte: deps.clock.now() } }, { _id: 1 })
        .limit(AT_ONCE)
        .lean();
      let expired = 0;
      for (const { _id } of late) if (await expireOne(_id)) expired++;
      return expired;
    },
  };
}

/** The guard may have expired it a moment before, or a manager released it by hand: then nothing is left to end. */
async function giveBack(deps: OfferDeps, offer: Offer, as: ReservationEnd, actor: Actor): Promise<void> {
  try {
    await deps.risk.end(offer.reservation_id, as, actor);
  } catch (error) {
    if (!(error instanceof UserError) || error.details.reason !== 'reservation_over') throw error;
  }
}
