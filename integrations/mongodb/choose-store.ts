import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the product's documents are. One mongoose code path serves all three. */
export type StoreKind = 'mongodb' | 'mongod' | 'embedded';

export interface StoreSettings {
  /** A MongoDB of the team's own. */
  mongodbUri?: string | undefined;
  store: 'auto' | 'mongod' | 'embedded';
  dataDir: string;
}

export function storeDir(dataDir: string, kind: 'mongod' | 'embedded'): string {
  return join(dataDir, kind);
}

/**
 * Chooses once, in well under a second: what is asked for; else the backend whose files are there already, so that
 * a binary that turns up later hides nobody's data; else a mongod if its binary is at hand; else the embedded store.
 */
export async function chooseStore(
  settings: StoreSettings,
  isMongodAtHand: () => Promise<boolean>,
): Promise<StoreKind> {
  if (settings.mongodbUri !== undefined) return 'mongodb';
  if (settings.store !== 'auto') return settings.store;
  for (const kind of ['embedded', 'mongod'] as const) {
    if (existsSync(storeDir(settings.dataDir, kind))) return kind;
  }
  return (await isMongodAtHand()) ? 'mongod' : 'embedded';
}
