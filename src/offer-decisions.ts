import { type Kpi } from './kpi/kpi';
import { type Span } from './kpi/tally.rules';
import { type Offers } from './offers/offers';
import { type OfferDecision } from './tripwire/day-book.rules';

/** The offers that ended in a span, for conversion; live where the computation that they rest on was. */
export function offerDecisions(offers: Pick<Offers, 'ended'>, kpi: Pick<Kpi, 'liveOffers'>) {
  return async (span: Span): Promise<OfferDecision[]> => {
    const ended = await offers.ended(span);
    const live = await kpi.liveOffers(ended.map(({ correlation_id }) => correlation_id));
    return ended.map(({ ended_at, province, market, state, correlation_id }) => ({
      at: ended_at ?? span.from,
      province,
      market,
      accepted: state === 'accepted',
      live: live.has(correlation_id),
    }));
  };
}
