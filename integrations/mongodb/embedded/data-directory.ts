import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { faultOf } from './lmdb-file';
import { isOwnerFile } from './owner';
import { Refusal } from './refusal';

/** What the files mean; a version that reads them differently counts this up. */
const FORMAT = 1;
const STORE = 'dealrunner-embedded';
const LABEL = 'store.json';
const DATA = 'data.mdb';
const HARMLESS = new Set(['lost+found', '.DS_Store', '.gitkeep', '.gitignore']);

interface Label {
  store: string;
  format: number;
  /** False until the first start has written its first data: before that nothing can be missing. */
  filled: boolean;
}

/** Looks before anything is written: a directory of somebody else's stays as it is. */
export function checkDirectory(dataDir: string): void {
  makeDirectory(dataDir);
  const label = readLabel(dataDir);
  if (!label) {
    const strange = readdirSync(dataDir).filter(
      (name) =>
        !HARMLESS.has(name) && name !== 'run' && !isOwnerFile(name) && !/^store\.json\.\d+$/.test(name),
    );
    if (strange.length > 0) {
      throw new Refusal(
        `${dataDir} holds something else (${strange.slice(0, 3).join(', ')}): give the embedded store a directory of its own`,
      );
    }
    return;
  }
  if (label.format > FORMAT) {
    throw new Refusal(
      `${dataDir} was written by a newer version (format ${label.format}, this one reads ${FORMAT}): use that version, or another directory`,
    );
  }
  if (!label.filled) return;
  const data = join(dataDir, DATA);
  const fault = existsSync(data) ? faultOf(data) : 'it is missing';
  if (fault) throw corrupt(dataDir, `${DATA}: ${fault}`);
}

export const corrupt = (dataDir: string, what: string): Refusal =>
  new Refusal(`${dataDir} is damaged (${what}): restore it from a backup, or move it away to begin anew`);

export function markCreated(dataDir: string): void {
  if (!existsSync(join(dataDir, LABEL))) writeLabel(dataDir, false);
}

/** Now that the data are there, and for this user only. */
export function markFilled(dataDir: string): void {
  for (const name of [DATA, 'lock.mdb']) chmodSync(join(dataDir, name), 0o600);
  if (readLabel(dataDir)?.filled !== true) writeLabel(dataDir, true);
}

function makeDirectory(dataDir: string): void {
  try {
    createWithParents(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    readdirSync(dataDir);
  } catch (error) {
    throw new Refusal(
      `${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'}): allow it, or choose another directory`,
    );
  }
}

/** Step by step: under /proc mkdir's own `recursive` never returns (seen with Node 20.20.2). */
function createWithParents(directory: string): void {
  if (existsSync(directory)) return;
  createWithParents(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Two that start at once both find it missing.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function readLabel(dataDir: string): Label | undefined {
  const path = join(dataDir, LABEL);
  if (!existsSync(path)) return undefined;
  try {
    const label = JSON.parse(readFileSync(path, 'utf8')) as Partial<Label>;
    if (label.store === STORE && typeof label.format === 'number')
      return { store: STORE, format: label.format, filled: label.filled === true };
  } catch {
    // Told below, as for any other content.
  }
  throw new Refusal(
    `${dataDir} is damaged or not the embedded store's (${LABEL} cannot be read): restore it from a backup, or choose another directory`,
  );
}

function writeLabel(dataDir: string, filled: boolean): void {
  const label: Label = { store: STORE, format: FORMAT, filled };
  const draft = join(dataDir, `${LABEL}.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(label)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, join(dataDir, LABEL));
}
