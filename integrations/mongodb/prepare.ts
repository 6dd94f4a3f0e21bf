import { randomUUID } from 'node:crypto';
import { type Connection, type mongo } from 'mongoose';
import { StartError } from '../../src/errors';

/** Raised with every migration. A database of a newer number is not touched. */
export const SCHEMA_VERSION = 4;

export interface Migration {
  /** The version to which it brings the database. */
  version: number;
  name: string;
  run(connection: Connection): Promise<void>;
}

interface SchemaRecord {
  _id: 'schema';
  version: number;
  holder: string | null;
  leased_until: Date;
}

const LEASE_MS = 60_000;
const NO_LEASE = new Date(0);

/**
 * Collections, indexes, migrations and seeds, by one process at a time: a second one waits and then finds it done.
 * Every step may be done again, so a process that died in the middle is no harm.
 * @throws StartError when the database was written by a newer version
 */
export async function prepareStore(
  connection: Connection,
  options: { migrations: Migration[]; seed(): Promise<void> },
): Promise<void> {
  const records = schemaRecords(connection);
  refuseNewer(await records.findOne({ _id: 'schema' }));
  const holder = randomUUID();
  await records.updateOne(
    { _id: 'schema' },
    { $setOnInsert: { version: 0, holder: null, leased_until: NO_LEASE } },
    { upsert: true },
  );
  const before = await takeTurn(records, holder);
  const keeping = setInterval(() => void keepTurn(records, holder), LEASE_MS / 4);
  try {
    // Again: a newer release may have had the turn before.
    refuseNewer(before);
    for (const model of Object.values(connection.models)) {
      await model.createCollection();
      await model.createIndexes();
    }
    for (const migration of options.migrations) {
      if (migration.version <= before.version) continue;
      await migration.run(connection);
      await records.updateOne({ _id: 'schema' }, { $set: { version: migration.version } });
    }
    await options.seed();
    await records.updateOne({ _id: 'schema' }, { $set: { version: SCHEMA_VERSION } });
  } finally {
    clearInterval(keeping);
    await records.updateOne({ _id: 'schema', holder }, { $set: { holder: null, leased_until: NO_LEASE } });
  }
}

function refuseNewer(record: Pick<SchemaRecord, 'version'> | null): void {
  if (record === null || record.version <= SCHEMA_VERSION) return;
  throw new StartError([
    `Store: its data are of version ${record.version}, this Dealrunner knows ${SCHEMA_VERSION}; start the newer release.`,
  ]);
}

/** For the readiness check: is the database at the version that this release knows? */
export async function migrationsApplied(connection: Connection): Promise<{ ok: boolean; detail: string }> {
  const record = await schemaRecords(connection).findOne({ _id: 'schema' });
  const version = record?.version ?? 0;
  return { ok: version === SCHEMA_VERSION, detail: `at version ${version} of ${SCHEMA_VERSION}` };
}

function schemaRecords(connection: Connection): mongo.Collection<SchemaRecord> {
  return connection.getClient().db(connection.name).collection<SchemaRecord>('schema_version');
}

/** An index over much data may take longer than the lease. One try that fails is made good by the next. */
async function keepTurn(records: mongo.Collection<SchemaRecord>, holder: string): Promise<void> {
  const leased_until = new Date(Date.now() + LEASE_MS);
  await records.updateOne({ _id: 'schema', holder }, { $set: { leased_until } }).catch(() => undefined);
}

async function takeTurn(
  records: mongo.Collection<SchemaRecord>,
  holder: string,
): Promise<Pick<SchemaRecord, 'version'>> {
  for (const deadline = Date.now() + 2 * LEASE_MS; Date.now() < deadline;) {
    const taken = await records.findOneAndUpdate(
      { _id: 'schema', leased_until: { $lt: new Date() } },
      { $set: { holder, leased_until: new Date(Date.now() + LEASE_MS) } },
    );
    if (taken) return taken;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartError(['Store: another process has been preparing it for two minutes; look at that one.']);
}
