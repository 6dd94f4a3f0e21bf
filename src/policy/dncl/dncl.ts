import { type Connection, type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Clock, type Transaction } from '../../contract/ports';
import { DAY_MS, parseDate } from '../../time/civil-date';
import { type PolicyCache } from '../policy-cache';
import { type PolicyRevision } from '../policy-revision.model';
import { dnclAreaModel, type DnclArea, dnclBlockModel } from './dncl.model';
import { importDncl } from './import-dncl';

/** `missing`: not checked against a copy that may still be used. */
type DnclState = 'ok' | 'missing' | 'listed';

export type Dncl = ReturnType<typeof createDncl>;

/** A copy may be used for so many days (CRTC Unsolicited Telecommunications Rules; canada.md 1.2). */
const USABLE_DAYS = 31;

/** Our copy of the National Do Not Call List. */
export function createDncl(deps: {
  connection: Connection;
  clock: Clock;
  transaction: Transaction;
  audit: Audit;
  /** Calls go to real people: a check is needed whether or not a list was imported (spec 3.1). */
  isRequired: boolean;
  /** As that of the policies' cache. */
  kept: PolicyCache['kept'];
  revisions: Model<PolicyRevision>;
}) {
  const areas = dnclAreaModel(deps.connection);
  const blocks = dnclBlockModel(deps.connection);
  const isAnyImported = deps.kept(
    async () => (await areas.exists({ _id: { $gte: '' }, edition: { $type: 'string' } })) !== null,
  );
  return {
    /** @param number E.164; null where none is known */
    async check(number: string | null, at: Date): Promise<{ isRequired: boolean; state: DnclState }> {
      const isRequired = deps.isRequired || (await isAnyImported());
      const isNumber = number !== null && /^\+1\d{10}$/.test(number);
      if (!isRequired || !isNumber) return { isRequired, state: 'missing' };
      const area = await areas.findById(number.slice(2, 5)).lean();
      return { isRequired, state: area === null ? 'missing' : await stateOf(number, area, at) };
    },
    import: importDncl({ ...deps, areas, blocks }),
  };

  async function stateOf(number: string, area: DnclArea, at: Date): Promise<DnclState> {
    if (area.edition === null) return 'missing';
    const block = await blocks.findById(`${area.edition}:${number.slice(2, 8)}`).lean();
    // A registration is for good: one on an old copy still binds.
    if (block !== null) {
      if (hasBit(block.bits, Number(number.slice(8)))) return 'listed';
    } else {
      // No block: nobody of that exchange is listed, or a new copy has just taken this one's place.
      const again = await areas.findById(area._id).lean();
      if (again === null || again.edition !== area.edition) return 'missing';
    }
    return isUsable(area, at) ? 'ok' : 'missing';
  }
}

function isUsable({ list_date }: DnclArea, at: Date): boolean {
  const obtained = parseDate(list_date);
  // NaN and null fail the comparison.
  return obtained !== null && Math.floor(at.getTime() / DAY_MS) - obtained <= USABLE_DAYS;
}

function hasBit(bits: { buffer: Uint8Array } | Uint8Array, line: number): boolean {
  const bytes = bits instanceof Uint8Array ? bits : bits.buffer;
  const byte = bytes[line >> 3];
  if (byte === undefined) throw new RangeError('a block of the do-not-call list cannot be read');
  return ((byte >> (line & 7)) & 1) === 1;
}
