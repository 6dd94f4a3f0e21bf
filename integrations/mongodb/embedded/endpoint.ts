import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { type AddressInfo, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Credentials } from './wire/scram';

/** The kernel's limit for the path of a socket, less a margin (104 bytes on macOS, 108 on Linux). */
const LONGEST_PATH = 100;

/** `socket`: only this user can connect. `port`: anybody on this machine can, and has to know the password. */
export type Transport = 'socket' | 'port';

/** Windows has no unix sockets that drivers could reach. */
export const defaultTransport = (): Transport => (process.platform === 'win32' ? 'port' : 'socket');

export async function listenOnPort(server: Server, { user, password }: Credentials): Promise<string> {
  await listen(server, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  return `mongodb://${user}:${password}@127.0.0.1:${port}/?directConnection=true&authMechanism=SCRAM-SHA-256`;
}

/** Listens where only this user can connect; undefined where the file systems at hand have no sockets. */
export async function listenOnSocket(server: Server, dataDir: string): Promise<string | undefined> {
  for (const path of [socketInside(dataDir), socketOutside(dataDir)]) {
    if (Buffer.byteLength(path) > LONGEST_PATH) continue;
    try {
      ownDirectory(dirname(path));
      rmSync(path, { force: true });
      await listen(server, { path });
      chmodSync(path, 0o600);
      // One member, asked directly: its own name in the replica set is not a place to connect to.
      return `mongodb://${encodeURIComponent(path)}/?directConnection=true`;
    } catch {
      // Not every file system has sockets, or rights: the next place, or a port, will do.
    }
  }
  return undefined;
}

const socketInside = (dataDir: string): string => join(dataDir, 'run', 'store.sock');

function socketOutside(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `dealrunner-${userInfo().uid}`, `${name}.sock`);
}

function ownDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(directory);
  if (uid === userInfo().uid) chmodSync(directory, 0o700);
  if (uid !== userInfo().uid || (lstatSync(directory).mode & 0o077) !== 0) {
    throw new Error(`${directory} belongs to somebody else or is open to others`);
  }
}

async function listen(
  server: Server,
  where: { path: string } | { host: string; port: number },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
