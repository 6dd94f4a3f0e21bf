import { type Deal } from './deal.model';
import { type DealsDeps } from './deals-ports';
import { OPEN_STAGES, type Stage, STAGES } from './stage.rules';

export interface Pipeline {
  /** How many are where, in the order of the stages. */
  counts: { stage: Stage; count: number }[];
  /** Those that are furthest, and of these the newest first. */
  shown: Deal[];
}

/** A lead's deals may be found by whatever finds the lead. */
const LEADS_LOOKED_AT = 20;

export function findDeals({ deals, leads }: Pick<DealsDeps, 'deals' | 'leads'>) {
  return {
    /** All that is under way, or one person's. */
    pipeline: async (limit: number, owner?: string): Promise<Pipeline> => {
      const whose = owner === undefined ? {} : { owner };
      const counts: Pipeline['counts'] = [];
      const shown: Deal[] = [];
      for (const stage of STAGES) {
        counts.push({ stage, count: await deals.countDocuments({ stage, ...whose }) });
      }
      for (const stage of [...OPEN_STAGES].reverse()) {
        const left = limit - shown.length;
        if (left <= 0) break;
        shown.push(
          ...(await deals
            .find({ stage, ...whose })
            .sort({ created_at: -1 })
            .limit(left)
            .lean()),
        );
      }
      return { counts, shown };
    },

    /** By the seller: name, number, address, as `/lead find`. The newest first. */
    search: async (text: string, limit: number): Promise<Deal[]> => {
      const found = await leads.search(text, LEADS_LOOKED_AT);
      const ids = found.map(({ _id }) => _id);
      return deals
        .find({ lead_id: { $in: ids } })
        .sort({ created_at: -1 })
        .limit(limit)
        .lean();
    },
  };
}
