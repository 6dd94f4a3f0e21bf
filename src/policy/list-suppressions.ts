import { type ContactAddress } from './contact-address.model';
import { type SuppressionModels } from './suppress';

export interface StopsPage {
  records: Pick<ContactAddress, '_id' | 'suppressions' | 'lifted'>[];
  total: number;
  /** From 1. */
  page: number;
  pages: number;
}

/** Addresses that one page shows. */
const PER_PAGE = 8;

/** Who is not contacted any more, the newest first. */
export function listSuppressions({ addresses, stopped }: SuppressionModels) {
  return async (wanted: number): Promise<StopsPage> => {
    // As a range of the index: a count of everything reads everything.
    const any = { at: { $gt: new Date(0) } };
    const total = await stopped.countDocuments(any);
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    const page = Math.min(Math.max(1, wanted), pages);
    const shown = await stopped
      .find(any)
      .sort({ at: -1 })
      .skip((page - 1) * PER_PAGE)
      .limit(PER_PAGE)
      .lean();
    const ids = shown.map(({ _id }) => _id);
    const found = await addresses.find({ _id: { $in: ids } }, { suppressions: 1, lifted: 1 }).lean();
    const records = ids.flatMap((id) => found.find(({ _id }) => _id === id) ?? []);
    return { records, total, page, pages };
  };
}
