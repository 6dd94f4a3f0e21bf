import { type Reply } from '../../src/contract/view';
import { UserError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type LeadId } from '../../src/ids';
import { type Records } from '../../src/records/records';
import { traceCard } from '../../src/records/trace.card';

export type TraceDeps = { records: Pick<Records, 'trace'> };

/** @throws UserError `not_found` */
export async function showTrace(
  id: LeadId,
  page: number,
  { records }: TraceDeps,
  t: Translate,
): Promise<Reply> {
  const found = await records.trace(id);
  if (found) return traceCard(id, found.entries, page, t);
  throw new UserError('not_found', `There is no lead ${id}.`, { reason: 'lead_not_found', extra: { id } });
}
