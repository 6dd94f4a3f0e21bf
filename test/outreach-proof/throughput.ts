import { fillTexts } from './fill';
import { openProofWorld, type ProofWorld } from './world';

// Wednesday, 10:00 in Toronto; it is open for ten hours.
const AT = '2026-12-02T15:00:00Z';
const WORKERS = 3;
const WARM_UP = 1_500;

/** Texts a second that three workers hand over, by the ledger of the Twilio that took them. */
export async function measureThroughput(options: {
  texts: number;
  /** Messages that have come to their end already. */
  finished: number;
  print(line: string): void;
}): Promise<number> {
  const { texts, finished, print } = options;
  const world = await openProofWorld({
    at: AT,
    callMs: 20_000,
    resolves: false,
    settings: {},
  });
  try {
    const began = performance.now();
    await fillTexts(world.connection, {
      from: 5_000_000,
      count: finished,
      at: new Date(AT),
      state: 'delivered',
    });
    await fillTexts(world.connection, { from: 0, count: texts + WARM_UP, at: new Date(AT), state: 'queued' });
    print(`filled with ${finished} finished messages in ${Math.round((performance.now() - began) / 1000)} s`);
    await Promise.all(Array.from({ length: WORKERS }, () => world.startWorker()));
    await taken(world, WARM_UP);
    const from = performance.now();
    const cpuBefore = world.cpu();
    const first = (await world.ledger(Number.MAX_SAFE_INTEGER)).total;
    const last = await taken(world, texts + WARM_UP);
    const rate = (last - first) / ((performance.now() - from) / 1000);
    const cpu = world.cpu();
    const each = (name: keyof typeof cpu) =>
      `${name} ${(((cpu[name] - cpuBefore[name]) * 1000) / (last - first)).toFixed(2)} ms`;
    print(`CPU a text: ${each('workers')}, ${each('store')}, ${each('twilio')}`);
    print(`${last - first} texts with ${finished} finished ones: ${rate.toFixed(0)} a second`);
    return rate;
  } finally {
    await world.close();
  }
}

async function taken(world: ProofWorld, count: number): Promise<number> {
  for (;;) {
    const { total } = await world.ledger(Number.MAX_SAFE_INTEGER);
    if (total >= count) return total;
    await new Promise((done) => setTimeout(done, 100));
  }
}
