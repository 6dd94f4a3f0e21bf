import { collectionsOf, withClient } from './open-client';

/** Compares every index with the documents; one line a collection, and one a fault. @returns the number of faults */
export async function validateStore(dataDir: string, report: (line: string) => void): Promise<number> {
  return withClient(dataDir, async (client) => {
    let faults = 0;
    for (const collection of await collectionsOf(client)) {
      const reply = await client.db(collection.dbName).command({ validate: collection.collectionName });
      const errors = reply['errors'] as string[];
      const indexes = Object.keys(reply['keysPerIndex'] as object).length;
      report(
        `${collection.namespace}: ${String(reply['nrecords'])} documents, ${indexes} indexes, ${errors.length} faults`,
      );
      errors.forEach(report);
      faults += errors.length;
    }
    report(
      faults === 0
        ? 'The store is sound.'
        : `${faults} faults: export what can be read, and import it into a new store.`,
    );
    return faults;
  });
}
