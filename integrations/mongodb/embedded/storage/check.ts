import { decode } from '../document';
import { type Collection } from './catalog';
import { entriesIn } from './index-entries';
import { documentPrefix, recordIdOf } from './keys';
import { prefixRange, textOf } from './overlay';
import { type View } from './view';

export interface CheckResult {
  records: number;
  keysPerIndex: Record<string, number>;
  /** One line for each fault, the first hundred. */
  errors: string[];
}

const MOST_ERRORS = 100;

/** Works out from the documents what the indexes should hold, and compares. */
export function checkCollection(view: View, collection: Collection): CheckResult {
  const result: CheckResult = { records: 0, keysPerIndex: {}, errors: [] };
  const report = (fault: string): void => {
    if (result.errors.length < MOST_ERRORS) result.errors.push(`${collection.namespace}: ${fault}`);
  };
  const expected = new Map(collection.indexes.map((index) => [index, new Map<string, string>()]));
  for (const { key, value } of view.scan(prefixRange(documentPrefix(collection.id)))) {
    result.records++;
    const recordId = recordIdOf(key);
    if (value.length < 5 || value.readInt32LE(0) !== value.length) {
      report(`record ${recordId} is not a document`);
      continue;
    }
    const document = decode(value);
    for (const [index, keys] of expected) {
      for (const entry of entriesIn(index, recordId, document)) {
        if (keys.has(textOf(entry.key)))
          report(`record ${recordId} has a key twice in the unique index ${index.name}`);
        keys.set(textOf(entry.key), textOf(entry.value));
      }
    }
  }
  for (const [index, keys] of expected) {
    result.keysPerIndex[index.name] = 0;
    for (const { key, value } of view.scan(prefixRange(index.prefix))) {
      result.keysPerIndex[index.name] = (result.keysPerIndex[index.name] ?? 0) + 1;
      const wanted = keys.get(textOf(key));
      if (wanted === undefined)
        report(
          `index ${index.name} has an entry for record ${recordIdOf(index.unique ? value : key)} that no document gives`,
        );
      else if (wanted !== textOf(value)) report(`index ${index.name} names the wrong record`);
      keys.delete(textOf(key));
    }
    if (keys.size > 0) report(`index ${index.name} lacks ${keys.size} entries`);
  }
  return result;
}
