import { type EvidenceId, type LeadId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { type OfferQuestion } from '../../../src/offers/compute-offer';
import { type OfferWish } from '../../../src/offers/make-offer';
import { CALLER, MANAGER, openAreas } from '../../support/areas';

/** A Wednesday, 10:00 in Toronto. */
export const TEN = '2026-12-02T15:00:00Z';
export const ON = { province: 'ON', market: 'ALL' } as const;

let count = 0;

/** The areas with offers enabled in Ontario, and what makes leads, computations and offers. */
export async function openOffers() {
  const world = await openAreas(TEN);
  await world.offers.upsert(MANAGER, { ...ON, enabled: true });

  /** Of a house for which $262,500 may be offered. */
  async function evidence(more: Partial<OfferQuestion> = {}): Promise<EvidenceId> {
    const house = { arv: cents(450_000_00), repairs: cents(50_000_00), holding_cost: cents(0) };
    const question = { province: 'ON', market: 'Toronto', ...house, ...more } as const;
    return (await world.offers.compute(question, CALLER)).evidence_id;
  }
  return {
    world,
    evidence,
    make: async (more: Partial<OfferWish> = {}, of: Partial<OfferQuestion> = {}) =>
      (await world.offers.make({ evidence_id: await evidence(of), ...more }, CALLER)).offer,
    async newLead(): Promise<LeadId> {
      const phone = `+1416555${1000 + ++count}`;
      const facts = { name: 'Jane', phone, address: '12 King St W, Toronto ON', source: 'slack' };
      return (await world.deals.leadToDeal(facts, null, CALLER, `t:${count}`)).lead._id;
    },
    exposure: () => world.risk.exposure('WHOLESALE'),
    /** What was done to it, in the order of the alphabet. */
    audited: async (id: string) => (await world.auditLog.of(id, 20)).map(({ action }) => action).sort(),
  };
}
