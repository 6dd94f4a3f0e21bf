import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whoever makes the backup touches `DATA_DIR/last-backup` when it is done: only that one knows. @returns null without it
 */
export async function lastBackup(dataDir: string): Promise<Date | null> {
  try {
    return (await stat(join(dataDir, 'last-backup'))).mtime;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
