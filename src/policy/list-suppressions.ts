import { type Model } from 'mongoose';
import { type ContactAddress } from './contact-address.model';

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
export function listSuppressions(addresses: Model<ContactAddress>) {
  return async (wanted: number): Promise<StopsPage> => {
    const any = { 'suppressions.at': { $gt: new Date(0) } };
    const total = await addresses.countDocuments(any);
    const pages = Math.max(1, Math.ceil(total / PER_PAGE));
    const page = Math.min(Math.max(1, wanted), pages);
    const records = await addresses
      .find(any, { suppressions: 1, lifted: 1 })
      .sort({ 'suppressions.at': -1 })
      .skip((page - 1) * PER_PAGE)
      .limit(PER_PAGE)
      .lean();
    return { records, total, page, pages };
  };
}
