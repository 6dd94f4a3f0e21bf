import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const place = (dataDir: string) => join(dataDir, 'last-backup');

/**
 * Whoever makes the backup touches `DATA_DIR/last-backup` when it is done: only that one knows. @returns null without it
 */
export async function lastBackup(dataDir: string): Promise<Date | null> {
  try {
    return (await stat(place(dataDir))).mtime;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A backup is complete as of now. */
export async function noteBackup(dataDir: string): Promise<void> {
  await writeFile(place(dataDir), '', { flag: 'a' });
  const now = new Date();
  await utimes(place(dataDir), now, now);
}
