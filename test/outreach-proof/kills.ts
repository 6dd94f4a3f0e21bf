import { type OutboxSettings } from '../../src/outreach/outbox-settings';
import { FAIL_POINTS, type FailPoint } from './fail-points';
import { bodyOf, fillTexts } from './fill';
import { tally } from './ledger';
import { type Figures, randomOf, type Suite } from './suite';
import { openProofWorld, type ProofWorld, type WorkerProcess } from './world';

// Wednesday, 17:00 in Toronto: what is taken must have left three hours later.
const AT = '2026-12-02T22:00:00Z';
const CLOSES = Date.parse('2026-12-03T01:00:00Z');
const WORKERS = 3;
const END_MS = 240_000;
const DOOM_MS = 3_000;
/** For one blow. */
const TRIES = 5;

/** Short, so that the proof need not wait for them, in the proportions of the product. */
const SETTINGS: Partial<OutboxSettings> = {
  leaseMs: 4_000,
  callMs: 1_500,
  marginMs: 500,
  firstLookMs: 500,
  absentAfterMs: 9_000,
};

type Blow = 'kill' | 'fail-point' | 'freeze';

/** Workers are killed, die at named moments, or stand still for longer than their claims last, under load. */
export const killsSuite = (blow: Blow, blows: number, rounds: number, textsEach = 200): Suite => ({
  name: blow === 'kill' ? 'kills' : blow === 'fail-point' ? 'fail-points' : 'freezes',
  rounds,
  minutesEach: (blows * (blow === 'freeze' ? 7 : 2)) / 60 + 1,
  round: (seed) => killsRound(seed, blow, blows, textsEach),
  violations: ['twice', 'missing', 'outside', 'not_ended', 'short'],
});

async function killsRound(seed: number, blow: Blow, blows: number, textsEach: number): Promise<Figures> {
  const random = randomOf(seed);
  const world = await openProofWorld({ at: AT, settings: SETTINGS, callMs: 1_500, resolves: true });
  const began = Date.now();
  try {
    const workers: WorkerProcess[] = [];
    for (let n = 0; n < WORKERS; n++) workers.push(await world.startWorker());
    let texts = 0;
    // Something to do at the moment of the blow.
    const feed = async () => {
      await fillTexts(world.connection, { from: texts, count: textsEach, at: new Date(AT), state: 'queued' });
      texts += textsEach;
    };
    const hits = await strikeAll(blow, blows, { world, workers, random, feed });
    const left = await ended(world);
    const rows = (await world.ledger()).entries;
    const bodies = Array.from({ length: texts }, (_, n) => bodyOf(n));
    const { twice, missing, taken } = tally(rows, bodies);
    const outside = rows.filter(({ type, at, validityPeriod }) => {
      const domain = Date.parse(AT) + Date.parse(at) - began;
      return type === 'accepted' && domain + (validityPeriod ?? 36_000) * 1000 >= CLOSES;
    });
    return { texts, blows, ...hits, taken, twice, missing, outside: outside.length, not_ended: left };
  } finally {
    await world.close();
  }
}

/**
 * A worker that was to die at a point and found nothing to do there does not count: it is tried again.
 * @returns how often each was hit, and `short`: for how many blows it never was
 */
async function strikeAll(blow: Blow, blows: number, scene: Omit<Scene, 'n'>): Promise<Figures> {
  const hits: Figures = { short: 0 };
  for (let n = 0; n < blows; n++) {
    const name = blow === 'fail-point' ? `hit_${pointOf(n)}` : 'hit';
    let isHit = false;
    for (let attempt = 0; attempt < TRIES && !isHit; attempt++) isHit = await BLOWS[blow]({ ...scene, n });
    hits[name] = (hits[name] ?? 0) + Number(isHit);
    hits.short = (hits.short ?? 0) + Number(!isHit);
  }
  return hits;
}

function pointOf(n: number): FailPoint['at'] {
  return FAIL_POINTS[n % FAIL_POINTS.length] ?? 'before-call';
}

interface Scene {
  world: ProofWorld;
  workers: WorkerProcess[];
  random(): number;
  feed(): Promise<void>;
  n: number;
}

/** @returns whether it struck a process that was at work */
type Strike = (scene: Scene) => Promise<boolean>;

const BLOWS: Record<Blow, Strike> = {
  async kill({ world, workers, random, feed }) {
    await feed();
    await pause(random() * 400);
    const at = Math.floor(random() * workers.length);
    workers[at]?.child.kill('SIGKILL');
    await workers[at]?.ended;
    workers[at] = await world.startWorker();
    return true;
  },
  /** One of the three is replaced by one that ends by itself, at each point in turn. */
  async 'fail-point'({ world, workers, random, feed, n }) {
    const at = Math.floor(random() * workers.length);
    workers[at]?.child.kill('SIGTERM');
    await workers[at]?.ended;
    const failPoint: FailPoint = { at: pointOf(n), nth: 1 + Math.floor(random() * 3) };
    const doomed = await world.startWorker({ failPoint });
    await feed();
    // With nothing left to send it does not come by any more.
    await Promise.race([doomed.ended, pause(DOOM_MS)]);
    const isHit = doomed.child.signalCode !== null;
    doomed.child.kill('SIGKILL');
    await doomed.ended;
    workers[at] = await world.startWorker();
    return isHit;
  },
  async freeze({ workers, random, feed }) {
    await feed();
    await pause(random() * 400);
    const victim = workers[Math.floor(random() * workers.length)];
    victim?.child.kill('SIGSTOP');
    await pause(5_000 + random() * 1_000);
    victim?.child.kill('SIGCONT');
    return true;
  },
};

/** Waits until every message has come to its end. @returns how many have not, when it takes too long */
async function ended({ connection }: ProofWorld): Promise<number> {
  const open = { state: { $in: ['queued', 'sending', 'unknown'] } };
  for (const deadline = Date.now() + END_MS; ;) {
    const left = await connection.collection('message').countDocuments(open);
    if (left === 0 || Date.now() > deadline) return left;
    await pause(500);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
