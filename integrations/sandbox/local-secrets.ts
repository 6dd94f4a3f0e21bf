import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../../src/errors';
import { makeDirectory } from '../../src/make-directory';

const schema = z.object({
  /** The admin key of a start without API_KEYS. */
  apiKey: z.string(),
  slackSigningSecret: z.string(),
  twilioAuthToken: z.string(),
  /** PEM; its public half verifies the simulator's events. */
  sendgridPrivateKey: z.string(),
});

export type LocalSecrets = z.output<typeof schema>;

/**
 * Secrets of this data directory, made at its first start: they sign what the simulators send, and open the REST API
 * where no key was configured. Two processes at once get the same ones.
 */
export function localSecrets(dataDir: string): LocalSecrets {
  const path = join(dataDir, 'secrets.json');
  try {
    makeDirectory(dataDir);
    return read(path) ?? create(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError([`DATA_DIR: ${path} cannot be used (${why}); name a directory that can be written`]);
  }
}

function read(path: string): LocalSecrets | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

/** Written whole beside it and linked into place: whoever is first wins, and nobody reads half a file. */
function create(path: string): LocalSecrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secrets: LocalSecrets = {
    apiKey: randomBytes(24).toString('base64url'),
    slackSigningSecret: randomBytes(24).toString('hex'),
    twilioAuthToken: randomBytes(16).toString('hex'),
    sendgridPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read(path) ?? secrets;
    // A file system without links.
    renameSync(draft, path);
    return secrets;
  } finally {
    rmSync(draft, { force: true });
  }
}
