import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../../integrations/mongodb/open-store';

const sockets = new Set<Socket>();
const seen = (message: unknown): void => void sockets.add((message as { socket: Socket }).socket);

let dataDir: string;
let store: Store;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-waiting-'));
  subscribe('net.client.socket', seen);
  store = await openStore({ dataDir, store: 'embedded' });
});
afterAll(async () => {
  unsubscribe('net.client.socket', seen);
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('what is asked between the end of a connection and its close is asked again, and answered', async () => {
  const read = () => store.connection.collection('anything').findOne({ _id: 'none' as never });
  await read();
  // Every connection has ended, and none has said so yet: the driver takes one of them for alive.
  for (const socket of sockets) socket.destroy();
  await expect(read()).resolves.toBeNull();
  // The driver's look at the server goes on as well: it finds the server again after every such loss.
  for (const socket of sockets) socket.destroy();
  await expect(Promise.all([read(), read(), store.ping().catch(() => 'lost')])).resolves.toHaveLength(3);
  await expect(store.ping()).resolves.toBeUndefined();
}, 20_000);
