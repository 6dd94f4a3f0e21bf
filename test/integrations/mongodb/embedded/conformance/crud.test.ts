import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { openTestStore, type TestStore } from '../support/embedded';
import { reasonNotClaimed } from './not-claimed';
import { openSession } from './run-case';
import { type Requirement, type TestCase, type TestFile } from './unified-format';

const FOLDER = join(
  __dirname,
  ...Array<string>(5).fill('..'),
  '..',
  'shared',
  'conformance',
  'mongodb',
  'crud',
);
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];
const VERSION = [8, 0, 0];

function compareVersion(text: string): number {
  const wanted = text.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const order = (VERSION[i] ?? 0) - (wanted[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function suits({ minServerVersion, maxServerVersion, topologies }: Requirement): boolean {
  if (minServerVersion && compareVersion(minServerVersion) < 0) return false;
  if (maxServerVersion && compareVersion(maxServerVersion) > 0) return false;
  return !topologies || topologies.includes('replicaset');
}

function isClaimed(name: string, file: TestFile, test: TestCase): boolean {
  const requirements = [file.runOnRequirements, test.runOnRequirements];
  return requirements.every((any) => !any || any.some(suits)) && reasonNotClaimed(name, test) === undefined;
}

if (files.length === 0) {
  test("when MongoDB's CRUD tests are not at hand, then that is said aloud", () => {
    process.stderr.write(`\nNOT RUN: MongoDB's CRUD specification tests, which are not at ${FOLDER}\n`);
    expect(files).toEqual([]);
  });
} else {
  describe("MongoDB's unified CRUD tests", () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openTestStore();
    });
    afterAll(() => store.close());

    test.each(files)('when %s is run, then each test that the store claims passes', async (name) => {
      const file = mongoose.mongo.BSON.EJSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as TestFile;
      const failures: string[] = [];
      const claimed = file.tests.filter((each) => isClaimed(name, file, each));
      const session = await openSession(store.uri, store.client, file);
      for (const each of claimed) {
        const wrong = await session.run(each);
        if (wrong) failures.push(`${each.description}: ${wrong}`);
      }
      await session.close();
      expect(failures).toEqual([]);
    });
  });
}
