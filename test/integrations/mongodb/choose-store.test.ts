import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseStore, storeDir, type StoreSettings } from '../../../integrations/mongodb/choose-store';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-choose-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const choose = (settings: Partial<StoreSettings>, atHand: boolean | 'never asked' = 'never asked') =>
  chooseStore({ store: 'auto', dataDir, ...settings }, async () => {
    if (atHand === 'never asked') throw new Error('nobody needs to look for a binary');
    return atHand;
  });
const leave = (kind: 'mongod' | 'embedded') => mkdirSync(storeDir(dataDir, kind));

describe('the choice of the store', () => {
  test('when a database is named, then it is that one, whatever lies there', async () => {
    leave('embedded');
    expect(await choose({ mongodbUri: 'mongodb://db/x' })).toBe('mongodb');
  });

  test('when a backend is asked for, then it is that one, whatever lies there', async () => {
    leave('embedded');
    expect(await choose({ store: 'mongod' })).toBe('mongod');
    leave('mongod');
    expect(await choose({ store: 'embedded' })).toBe('embedded');
  });

  test('when data of one are there, then a binary that turns up later does not hide them', async () => {
    leave('embedded');
    expect(await choose({})).toBe('embedded');
    rmSync(storeDir(dataDir, 'embedded'), { recursive: true });
    leave('mongod');
    expect(await choose({})).toBe('mongod');
  });

  test('when nothing is there, then a mongod at hand serves, else the embedded store', async () => {
    expect(await choose({}, true)).toBe('mongod');
    expect(await choose({}, false)).toBe('embedded');
  });
});
