import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbedded } from '../../integrations/mongodb/embedded/start';
import { startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';

/** A command that the product sent to its store. */
export interface Asked {
  collection: string;
  command: mongoose.mongo.Document;
}

export interface RecordedApp {
  url: string;
  apiKey: string;
  slackUrl: string;
  twilioUrl: string;
  /** All that the product asked of its store since it began to serve. */
  asked: Asked[];
  /** A client of the tests' own: what it asks is not recorded. */
  client: mongoose.mongo.MongoClient;
  close(): Promise<void>;
}

/** The whole product in this process, its doors open, on a store of its own, with every command to it on record. */
export async function openRecordedApp(at = '2026-12-02T15:00:00Z'): Promise<RecordedApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-recorded-'));
  const store = await startEmbedded({ dataDir: join(dataDir, 'embedded') });
  const before = new Set(mongoose.connections);
  const config = readConfig({
    MONGODB_URI: `${store.uri}&monitorCommands=true`,
    DATA_DIR: dataDir,
    CLOCK_START: at,
    PORT: '0',
    SANDBOX: '1',
  });
  const app = await startApp(config, createLog('fatal'));
  const asked: Asked[] = [];
  for (const connection of mongoose.connections) {
    if (!before.has(connection)) record(connection, asked);
  }
  const client = await new mongoose.mongo.MongoClient(store.uri).connect();
  const about = app.about.join('\n');
  const found = (pattern: RegExp) => pattern.exec(about)?.[1] ?? '';
  return {
    url: app.url,
    apiKey: found(/^API key \(admin\): (\S+)/m),
    slackUrl: found(/^slack: sandbox \((\S+)\)/m),
    twilioUrl: found(/^twilio: sandbox \((\S+)\)/m),
    asked,
    client,
    async close() {
      await app.close();
      await client.close();
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function record(connection: mongoose.Connection, asked: Asked[]): void {
  connection.getClient().on('commandStarted', ({ command, commandName }) => {
    const collection: unknown = command[commandName];
    if (typeof collection === 'string') asked.push({ collection, command });
  });
}
