import { fillTexts } from './fill';
import { type Suite } from './suite';
import { openProofWorld, type ProofWorld } from './world';

// Wednesday, 10:00 in Toronto; it is open for ten hours.
const AT = '2026-12-02T15:00:00Z';
const WORKERS = 3;
const WARM_UP = 2_000;
const TEXTS = 6_000;

/** With few finished messages and with many: texts a second that three workers hand over, by Twilio's own ledger. */
export const throughputSuite = (finished: number): Suite => ({
  name: 'throughput',
  rounds: 1,
  minutesEach: 2 + finished / 200_000,
  async round() {
    const few = await measure(1_000);
    const many = await measure(finished);
    return {
      a_second: Math.round(few.rate),
      a_second_with_many: Math.round(many.rate),
      cpu_us_a_text: few.cpuUs,
      cpu_us_a_text_with_many: many.cpuUs,
      too_slow: Number(few.rate < 300),
      slower_with_many: Number(few.rate > many.rate * 1.3),
    };
  },
  violations: ['too_slow', 'slower_with_many'],
});

async function measure(finished: number): Promise<{ rate: number; cpuUs: number }> {
  const world = await openProofWorld({ at: AT, callMs: 20_000, resolves: false, settings: {} });
  try {
    const at = new Date(AT);
    await fillTexts(world.connection, { from: 3_000_000, count: finished, at, state: 'delivered' });
    await fillTexts(world.connection, { from: 0, count: TEXTS + WARM_UP, at, state: 'queued' });
    await Promise.all(Array.from({ length: WORKERS }, () => world.startWorker()));
    const first = await taken(world, WARM_UP);
    const cpuBefore = total(world.cpu());
    const from = performance.now();
    const last = await taken(world, TEXTS + WARM_UP);
    const seconds = (performance.now() - from) / 1000;
    const texts = last - first;
    return {
      rate: texts / seconds,
      cpuUs: Math.round(((total(world.cpu()) - cpuBefore) * 1_000_000) / texts),
    };
  } finally {
    await world.close();
  }
}

function total(cpu: ReturnType<ProofWorld['cpu']>): number {
  return cpu.workers + cpu.store + cpu.twilio;
}

async function taken(world: ProofWorld, count: number): Promise<number> {
  for (;;) {
    const { total } = await world.ledger(Number.MAX_SAFE_INTEGER);
    if (total >= count) return total;
    await new Promise((done) => setTimeout(done, 100));
  }
}
