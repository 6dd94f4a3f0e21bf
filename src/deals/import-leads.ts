import { createHash } from 'node:crypto';
import { type Actor } from '../contract/actor';
import { InputError, type InputIssue } from '../errors';
import { translator } from '../i18n/translate';
import { type CsvRecord } from '../leads/csv.rules';
import { type LeadFacts, listIntent } from '../leads/intake-lead';
import { type LeadColumn, leadColumn } from '../leads/lead-columns.rules';
import { type LeadTexts, readLeadTexts } from '../leads/lead-row.rules';
import { isStoreDown } from '../store-down';
import { type DealsDeps } from './deals-ports';
import { leadToDeal } from './lead-to-deal';

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

interface Row extends CsvRecord {
  key: string;
  facts: LeadFacts;
}

/** Rows in work at once; two about the same person never are. */
const AT_ONCE = 8;
const SOURCE = 'list';

/**
 * Takes in a list of sellers, row by row, each as the lead flow does; the first record names the columns. A row that is
 * done is not done again, so that an import may be repeated or go on. A list is no request of the sellers: consent is
 * only what its columns state, and no clock runs to the first contact.
 * @throws InputError when the columns hold no name, or neither a number nor an e-mail address
 */
export function importLeads(deps: DealsDeps) {
  const flow = leadToDeal(deps);

  async function takeIn(row: Row, actor: Actor, report: ImportProgress): Promise<void> {
    try {
      const { lead, created } = await flow(row.facts, null, actor, listIntent(row.key), { isFromList: true });
      report[created ? 'created' : 'updated']++;
      const done = { lead_id: lead._id, imported_at: deps.clock.now() };
      await deps.rows.updateOne({ _id: row.key }, { $setOnInsert: done }, { upsert: true });
    } catch (error) {
      if (isStoreDown(error)) throw error;
      deps.log.error({ err: error, line: row.line }, 'a row of a list could not be taken in');
      const message = 'could not be taken in; the log says why, and the same import tries it again';
      report.wrong.push({ ...row, issues: [{ path: 'row', message }] });
    }
  }

  return async (
    [header, ...records]: CsvRecord[],
    actor: Actor,
    watch: { onProgress?(report: ImportProgress): void; signal?: AbortSignal } = {},
  ): Promise<ImportProgress> => {
    const columns = columnsOf(header);
    const report: ImportProgress = {
      rows: records.length,
      done: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      wrong: [],
    };
    const rows = records.flatMap((record) => {
      const row = readRow(record, columns, deps.clock.now());
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

function columnsOf(header: CsvRecord | undefined): (LeadColumn | null)[] {
  const columns = (header?.fields ?? []).map(leadColumn);
  const has = (...names: LeadColumn[]) => names.some((name) => columns.includes(name));
  const issues: InputIssue[] = [];
  if (!has('name', 'first_name', 'last_name')) {
    issues.push({ path: 'columns', message: 'none of them is a name', example: 'Name,Phone,Address' });
  }
  if (!has('phone', 'email')) {
    const message = 'none of them is a phone number or an e-mail address';
    issues.push({ path: 'columns', message, example: 'Name,Phone,E-mail' });
  }
  if (issues.length > 0) throw new InputError(issues);
  return columns;
}

function readRow(record: CsvRecord, columns: (LeadColumn | null)[], now: Date): Row | WrongRow {
  const texts: LeadTexts = {};
  for (const [index, column] of columns.entries()) {
    const text = record.fields[index];
    if (column !== null && text?.trim() && texts[column] === undefined) texts[column] = text;
  }
  const read = readLeadTexts(texts, now, translator('en'));
  if ('issues' in read) return { ...record, issues: read.issues };
  // Nothing is implied by the source: the list is not their request, and not of today.
  const facts: LeadFacts = { source: SOURCE, consent: null, ...read.facts };
  return { ...record, facts, key: keyOf(facts) };
}

function keyOf(facts: LeadFacts): string {
  const sorted = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** In the order of the rows, cut where a person comes again: what a later row says of them wins. */
function* batchesOf(rows: Row[]): Generator<Row[]> {
  let batch: Row[] = [];
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
