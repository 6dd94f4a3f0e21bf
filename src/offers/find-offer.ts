import { UserError } from '../errors';
import { translator } from '../i18n/translate';
import { type EvidenceId, type OfferId } from '../ids';
import { type OfferEvidence } from './offer-evidence.model';
import { type OfferDeps } from './offer-ports';
import { type Offer } from './offer.model';

/** A computation with the offer that was made of it; null where none was. */
export interface KeptOffer {
  evidence: OfferEvidence;
  offer: Offer | null;
}

export function findOffer({ offers, evidence }: Pick<OfferDeps, 'offers' | 'evidence'>) {
  return {
    /** @throws UserError `not_found` */
    find: async (id: OfferId): Promise<KeptOffer & { offer: Offer }> => {
      const offer = await offers.findById(id).lean();
      const kept = offer && (await evidence.findById(offer.evidence_id).lean());
      if (!kept) throw missing('no_offer', id);
      return { offer, evidence: kept };
    },

    /** @throws UserError `not_found` */
    findByEvidence: async (id: EvidenceId): Promise<KeptOffer> => {
      const kept = await evidence.findById(id).lean();
      if (!kept) throw missing('no_evidence', id);
      return { evidence: kept, offer: await offers.findOne({ evidence_id: id }).lean() };
    },
  };
}

/** That there is no such offer or computation. */
export function missing(reason: 'no_offer' | 'no_evidence', id: string): UserError {
  return new UserError('not_found', translator('en')(`refused.${reason}`, { id }), { reason, extra: { id } });
}
