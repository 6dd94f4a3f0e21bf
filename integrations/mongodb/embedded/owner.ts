import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isAlive, isInSight, type ProcessIdentity } from './process-identity';

/** The process that serves a data directory. */
export interface Owner {
  process: ProcessIdentity;
  /** Set when it ends together with the process that started it. */
  parent?: ProcessIdentity;
  /** Known once it listens. */
  uri?: string;
  released?: boolean;
}

export interface Ownership {
  announce(uri: string): void;
  release(): void;
}

const NAME = /^owner-(\d+)\.json$/;

export const isOwnerFile = (name: string): boolean => NAME.test(name) || /^owner-.*\.tmp$/.test(name);

/**
 * Takes the directory for this process; undefined if somebody alive has it. The files are numbered, only the
 * highest counts, and it is never removed: of two that find the same dead owner one creates the next number,
 * and the other one sees that.
 */
export function takeOwnership(dataDir: string, parent: number | undefined): Ownership | undefined {
  const { number, owner } = newest(dataDir);
  if (owner && isServing(owner)) return undefined;
  const mine: Owner = { process: identityOf(process.pid), ...(parent ? { parent: identityOf(parent) } : {}) };
  const path = pathOf(dataDir, number + 1);
  if (!createWhole(path, mine)) return undefined;
  for (let old = number; old > 0 && old > number - 10; old--) rmSync(pathOf(dataDir, old), { force: true });
  return {
    announce: (uri) => replaceWhole(path, { ...mine, uri }),
    release: () => replaceWhole(path, { ...mine, released: true }),
  };
}

/** Who holds the directory, alive or not; undefined when the last one gave it back. */
export function ownerOf(dataDir: string): Owner | undefined {
  const { owner } = newest(dataDir);
  return owner && !owner.released ? owner : undefined;
}

/** About to end: the process that started it is gone already. */
export const isOrphan = ({ parent }: Owner): boolean =>
  parent !== undefined && isInSight(parent) && !isAlive(parent);

export const isServing = (owner: Owner): boolean => !owner.released && isAlive(owner.process);

const pathOf = (dataDir: string, number: number): string => join(dataDir, `owner-${number}.json`);

function newest(dataDir: string): { number: number; owner: Owner | undefined } {
  const numbers = listed(dataDir).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...numbers);
  return { number, owner: number > 0 ? read(pathOf(dataDir, number)) : undefined };
}

function listed(dataDir: string): string[] {
  try {
    return readdirSync(dataDir);
  } catch {
    return [];
  }
}

function read(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Appears with its content or not at all, and never over another one. */
function createWhole(path: string, owner: Owner): boolean {
  const draft = draftOf(path, owner);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return createPlainly(path, owner);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without links. */
function createPlainly(path: string, owner: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function replaceWhole(path: string, owner: Owner): void {
  renameSync(draftOf(path, owner), path);
}

function draftOf(path: string, owner: Owner): string {
  const draft = path.replace(/\.json$/, `.${process.pid}.tmp`);
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  return draft;
}
