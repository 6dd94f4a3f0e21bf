import { type DealNumbers } from '../../../src/deals/deal-numbers';
import { type Deals } from '../../../src/deals/deals';
import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { cents } from '../../../src/money';
import { CALLER, MANAGER, openAreas } from '../../support/areas';

let count = 0;
export const number = () => `+1416555${String(1000 + ++count)}`;
export const HOUSE: DealNumbers = {
  arv: cents(500_000_00),
  repairs: cents(40_000_00),
  holding_cost: cents(0),
};

/** A seller in Toronto with a number of her own. */
export const facts = (more: Partial<LeadFacts> = {}): LeadFacts => ({
  name: 'Jane Doe',
  source: 'web_form',
  phone: number(),
  address: '12 King St W, Toronto ON M5H 1A1',
  ...more,
});

/** The lead flow on a store of its own; offers are enabled in Ontario. */
export async function openFlow() {
  const areas = await openAreas('2026-12-02T15:00:00Z');
  await areas.offers.upsert(MANAGER, { province: 'ON', market: 'ALL', enabled: true });
  const { connection } = areas.store;
  return {
    areas,
    flow: (
      lead = facts(),
      numbers: DealNumbers | null = HOUSE,
      intent = `flow:${++count}`,
      deals: Deals = areas.deals,
    ) => deals.leadToDeal(lead, numbers, CALLER, intent),
    /** The metrics of a lead's events that report a fact, in the order in which they were written. */
    async events(lead: string): Promise<string[]> {
      const found = await connection
        .collection('kpi_event')
        .find({ correlation_id: `leadflow:${lead}`, success: true })
        .sort({ _id: 1 })
        .toArray();
      return found.map((event) => String(event.metric));
    },
    inCollection: (name: string, filter: object) => connection.collection(name).countDocuments(filter),
  };
}
