import { type Model } from 'mongoose';
import { type Audit } from '../../audit/audit';
import { type Actor } from '../../contract/actor';
import { type Clock, type Transaction } from '../../contract/ports';
import { InputError, type InputIssue, UserError } from '../../errors';
import { newId } from '../../ids';
import { formatDate, DAY_MS, parseDate } from '../../time/civil-date';
import { type PolicyRevision } from '../policy-revision.model';
import { renewRevision } from '../store-policy';
import { type DnclArea, type DnclBlock } from './dncl.model';
import { collectDncl, type DnclCopy } from './collect-dncl';

interface ImportDeps {
  areas: Model<DnclArea>;
  blocks: Model<DnclBlock>;
  revisions: Model<PolicyRevision>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
}

const BATCH = 500;

/**
 * Takes in a copy of the list: it replaces what was known of each area code in it, all at once for each, and leaves the
 * others. Doing it again changes nothing; one that ended too early is done again from the start.
 * @throws InputError with the numbers of the wrong lines, or for a date that cannot be; UserError `conflict` for a copy
 * that is older than the one in use. Then nothing is stored.
 */
export function importDncl(deps: ImportDeps) {
  return async (
    actor: Actor,
    file: { lines: AsyncIterable<string>; listDate: string },
  ): Promise<{ areas: number; numbers: number }> => {
    refuseDate(file.listDate, deps.clock.now());
    const copy = await collectDncl(file.lines);
    await refuseOlder(deps, [...copy.keys()], file.listDate);
    let numbers = 0;
    for (const [area, exchanges] of copy) numbers += await replaceArea(deps, area, exchanges, file.listDate);
    await deps.transaction(() =>
      deps.audit.record(actor, {
        action: 'dncl.import',
        thing: { kind: 'dncl', id: [...copy.keys()].sort().join(',') },
        after: { list_date: file.listDate, numbers },
      }),
    );
    return { areas: copy.size, numbers };
  };
}

function refuseDate(listDate: string, now: Date): void {
  const day = parseDate(listDate);
  const today = Math.floor(now.getTime() / DAY_MS);
  if (day !== null && day <= today) return;
  const message = day === null ? `${listDate} is no date that exists` : `${listDate} is still to come`;
  const issue: InputIssue = { path: 'date', message, example: formatDate(today) };
  throw new InputError([issue]);
}

async function refuseOlder({ areas }: ImportDeps, wanted: string[], listDate: string): Promise<void> {
  const known = await areas.find({ _id: { $in: wanted } }).lean();
  const newer = known.find((area) => area.edition !== null && area.list_date > listDate);
  if (!newer) return;
  throw new UserError(
    'conflict',
    `Area code ${newer._id} has a copy of ${newer.list_date} already, newer than ${listDate}.`,
  );
}

/** Writes the new blocks beside the old ones, then turns to them. @returns how many numbers */
async function replaceArea(
  deps: ImportDeps,
  area: string,
  exchanges: NonNullable<ReturnType<DnclCopy['get']>>,
  list_date: string,
): Promise<number> {
  const copy = newId('dncl');
  const before = await deps.areas
    .findOneAndUpdate({ _id: area }, { $set: { writing: copy } }, { upsert: true, returnDocument: 'before' })
    .lean();
  if (before?.writing !== undefined) await deps.blocks.deleteMany({ copy: before.writing });

  const all = [...exchanges.bits].map(([exchange, bits]) => ({
    _id: `${copy}:${area}${exchange}`,
    copy,
    bits: Buffer.from(bits),
  }));
  for (let from = 0; from < all.length; from += BATCH) {
    await deps.blocks.insertMany(all.slice(from, from + BATCH));
  }
  const old = await deps.transaction(() => turnTo(deps, area, copy, { list_date, ...exchanges }));
  if (old !== null) await deps.blocks.deleteMany({ copy: old });
  return exchanges.count;
}

/** Only whole: another import of the same area code has perhaps taken these blocks for left ones. */
async function turnTo(
  { areas, blocks, revisions, clock }: ImportDeps,
  area: string,
  copy: string,
  { list_date, count, bits }: { list_date: string; count: number; bits: ReadonlyMap<string, unknown> },
): Promise<string | null> {
  const mine = await areas.findOne({ _id: area, writing: copy }).lean();
  if (mine === null || (await blocks.countDocuments({ copy })) !== bits.size) {
    throw new UserError('conflict', `Another import of area code ${area} has begun meanwhile: start again.`);
  }
  const imported_at = clock.now();
  await areas.updateOne(
    { _id: area },
    { $set: { edition: copy, list_date, count, imported_at }, $unset: { writing: 1 } },
  );
  await renewRevision(revisions);
  return mine.edition;
}
