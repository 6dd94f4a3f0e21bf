import { createHash } from 'node:crypto';
import { type Model } from 'mongoose';
import { type Actor } from '../contract/actor';
import { type Clock, type Log } from '../contract/ports';
import { InputError, type InputIssue } from '../errors';
import { type Translate, translator } from '../i18n/translate';
import { isStoreDown } from '../store-down';
import { type CsvRecord } from './csv.rules';
import { type ImportedRow } from './imported-row.model';

export interface WrongRow extends CsvRecord {
  issues: InputIssue[];
}

export interface ImportProgress {
  rows: number;
  done: number;
  created: number;
  updated: number;
  /** Done by an earlier import already. */
  unchanged: number;
  wrong: WrongRow[];
}

export type ImportRows = (
  records: CsvRecord[],
  actor: Actor,
  watch?: { onProgress?(report: ImportProgress): void; signal?: AbortSignal },
) => Promise<ImportProgress>;

/** What a row is about, and how it is taken in. */
export interface RowKind<Facts, Column extends string> {
  columnOf(name: string): Column | null;
  /** Of each list one column has to be there; what is missing is said so. */
  needed: { oneOf: readonly Column[]; message: string; example: string }[];
  read(
    texts: Partial<Record<Column, string>>,
    now: Date,
    t: Translate,
  ): { facts: Facts } | { issues: InputIssue[] };
  take(
    facts: Facts,
    key: string,
    actor: Actor,
  ): Promise<{ created: boolean; id: Pick<ImportedRow, 'lead_id' | 'buyer_id'> }>;
}

interface Row<Facts> extends CsvRecord {
  key: string;
  facts: Facts;
}

/** Rows in work at once; two about the same person never are. */
const AT_ONCE = 8;

/**
 * Takes in a list, row by row; the first record names the columns. A row that is done is not done again, so that an
 * import may be repeated or go on.
 * @throws InputError when a column that is needed is not there
 */
export function importRows<
  Facts extends { phone?: string | undefined; email?: string | undefined },
  Column extends string,
>(deps: { rows: Model<ImportedRow>; clock: Clock; log: Log }, kind: RowKind<Facts, Column>): ImportRows {
  async function takeIn(row: Row<Facts>, actor: Actor, report: ImportProgress): Promise<void> {
    try {
      const { created, id } = await kind.take(row.facts, row.key, actor);
      report[created ? 'created' : 'updated']++;
      const done = { ...id, imported_at: deps.clock.now() };
      await deps.rows.updateOne({ _id: row.key }, { $setOnInsert: done }, { upsert: true });
    } catch (error) {
      if (isStoreDown(error)) throw error;
      deps.log.error({ err: error, line: row.line }, 'a row of a list could not be taken in');
      const message = 'could not be taken in; the log says why, and the same import tries it again';
      report.wrong.push({ ...row, issues: [{ path: 'row', message }] });
    }
  }

  return async ([header, ...records], actor, watch = {}) => {
    const columns = columnsOf(kind, header);
    const report: ImportProgress = {
      rows: records.length,
      done: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      wrong: [],
    };
    const rows = records.flatMap((record) => {
      const row = readRow(kind, record, columns, deps.clock.now());
      if ('key' in row) return [row];
      report.wrong.push(row);
      return [];
    });
    report.done = report.wrong.length;
    for (const batch of batchesOf(rows)) {
      if (watch.signal?.aborted) break;
      const known = new Set(
        (await deps.rows.find({ _id: { $in: batch.map(({ key }) => key) } }, { _id: 1 }).lean()).map(
          ({ _id }) => _id,
        ),
      );
      const fresh = batch.filter(({ key }) => !known.has(key));
      await Promise.all(fresh.map((row) => takeIn(row, actor, report)));
      report.unchanged += batch.length - fresh.length;
      report.done += batch.length;
      watch.onProgress?.(report);
    }
    report.wrong.sort((one, other) => one.line - other.line);
    return report;
  };
}

function columnsOf<Facts, Column extends string>(
  { columnOf, needed }: RowKind<Facts, Column>,
  header: CsvRecord | undefined,
): (Column | null)[] {
  const columns = (header?.fields ?? []).map(columnOf);
  const missing = needed.filter(({ oneOf }) => !oneOf.some((name) => columns.includes(name)));
  if (missing.length === 0) return columns;
  throw new InputError(missing.map(({ message, example }) => ({ path: 'columns', message, example })));
}

function readRow<Facts, Column extends string>(
  kind: RowKind<Facts, Column>,
  record: CsvRecord,
  columns: (Column | null)[],
  now: Date,
): Row<Facts> | WrongRow {
  const texts: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) {
    const text = record.fields[index];
    if (column !== null && text?.trim() && texts[column] === undefined) texts[column] = text;
  }
  const read = kind.read(texts, now, translator('en'));
  if ('issues' in read) return { ...record, issues: read.issues };
  return { ...record, facts: read.facts, key: keyOf(read.facts as object) };
}

function keyOf(facts: object): string {
  const sorted = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** In the order of the rows, cut where a person comes again: what a later row says of them wins. */
function* batchesOf<Facts extends { phone?: string | undefined; email?: string | undefined }>(
  rows: Row<Facts>[],
): Generator<Row<Facts>[]> {
  let batch: Row<Facts>[] = [];
  let people = new Set<string>();
  for (const row of rows) {
    const { phone, email } = row.facts;
    const addresses = [phone, email].filter((address) => address !== undefined);
    if (batch.length === AT_ONCE || addresses.some((address) => people.has(address))) {
      yield batch;
      batch = [];
      people = new Set();
    }
    batch.push(row);
    for (const address of addresses) people.add(address);
  }
  if (batch.length > 0) yield batch;
}
