import { type Areas } from '../../../src/areas';
import { type Actor } from '../../../src/contract/actor';
import { type EvidenceId, type OfferId } from '../../../src/ids';
import { cents } from '../../../src/money';
import { type Offer, OFFER_ENDS } from '../../../src/offers/offer.model';
import { localTime } from '../../../src/time/zoned';
import { CALLER, MANAGER } from '../../support/areas';
import { PROOF_MS, proofSize } from '../../support/proof-size';
import { openOffers } from './open-offers';

const RACES = proofSize({ short: 25, long: 1_000 });
/** Acts that run at once. */
const AT_ONCE = 8;
const PER_DAY = 2_000_000_00;

let opened: Awaited<ReturnType<typeof openOffers>>;
let processes: Areas[];
let again: Awaited<ReturnType<(typeof opened)['world']['store']['connectAgain']>>;
beforeAll(async () => {
  opened = await openOffers();
  // The second process has a connection of its own.
  again = await opened.world.store.connectAgain();
  processes = [opened.world, opened.world.another(again)];
}, PROOF_MS);
afterAll(async () => {
  await again.connection.close();
  await opened.world.close();
});

let state = 29;
/** A number below `n`; the same races each time. */
function random(n: number): number {
  // Mulberry32: 32 bits, exact with Math.imul.
  state = (state + 0x6d2b79f5) | 0;
  const once = Math.imul(state ^ (state >>> 15), 1 | state);
  const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
  return Math.floor((((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32) * n);
}
const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;

const refused = { risk_limit_exceeded: 0, offer_open: 0 };
/** What an act ended: by the offer. */
const ended: Record<OfferId, string[]> = {};

async function make({ offers }: Areas, evidence_id: EvidenceId, actor: Actor): Promise<void> {
  const amount = random(3) === 0 ? undefined : cents(1_00 + random(400_000_00));
  try {
    await offers.make({ evidence_id, amount, valid_days: 1 + random(2) }, actor);
  } catch (error) {
    const reason = (error as { details?: { reason: keyof typeof refused } }).details?.reason;
    if (reason === undefined || !(reason in refused)) throw error;
    refused[reason]++;
  }
}

async function decide({ offers }: Areas, id: OfferId, actor: Actor): Promise<void> {
  const as = pick(['accepted', 'countered', 'declined'] as const);
  const { offer, is } = await offers.decide(id, as, actor);
  expect(offer.state).not.toBe('made');
  expect(is === 'impossible').toBe(offer.state !== as);
  if (is === 'done') (ended[id] ??= []).push(as);
}

/** Everything that is on record, after what is late has been expired. */
async function check(): Promise<Record<Offer['state'], number>> {
  const { store, risk } = opened.world;
  const all = await store.connection.collection<Offer>('offer').find().toArray();
  const counts = { made: 0, accepted: 0, countered: 0, declined: 0, expired: 0 };
  const days = new Map<string, number>();
  let open = 0;
  for (const { _id, state: now, amount, made_at } of all) {
    counts[now]++;
    if (now === 'made') open += amount;
    const day = localTime(made_at, 'America/Toronto').date;
    const promised = now === 'made' || now === 'accepted' ? amount : 0;
    days.set(day, (days.get(day) ?? 0) + promised);
    const ends = ended[_id] ?? [];
    expect(ends.length).toBeLessThanOrEqual(1);
    if (ends.length === 1) expect(now).toBe(ends[0]);
    else expect(['made', 'expired']).toContain(now);
  }
  const exposure = await risk.exposure('WHOLESALE');
  expect(exposure.promised_in_all).toBe(open);
  for (const [day, promised] of days) {
    expect(promised).toBeLessThanOrEqual(PER_DAY);
    const total = await store.connection
      .collection<{ _id: string; promised: number }>('risk_total')
      .findOne({ _id: `WHOLESALE:${day}` });
    expect({ day, promised: total?.promised ?? 0 }).toEqual({ day, promised });
  }
  expect(new Set(all.map(({ evidence_id }) => evidence_id)).size).toBe(all.length);
  const openLeads = all.filter(({ state: now }) => now === 'made').flatMap(({ lead_id }) => lead_id ?? []);
  expect(new Set(openLeads).size).toBe(openLeads.length);
  return counts;
}

test(
  `when offers are made and ended in ${RACES} races of ${AT_ONCE} acts by two processes, then each ends once, and the reserve is the sum of the open ones`,
  async () => {
    const { world } = opened;
    const leads = [await opened.newLead(), await opened.newLead()];
    const evidences: EvidenceId[] = [];
    let counts = await check();
    for (let race = 0; race < RACES; race++) {
      evidences.push(await opened.evidence(), await opened.evidence({ lead_id: pick(leads) }));
      const open = (await world.offers.open(50)).map(({ _id }) => _id);
      const acts = Array.from({ length: AT_ONCE }, (_, n) => {
        const process = processes[n % 2] as Areas;
        const actor = n % 2 === 0 ? CALLER : MANAGER;
        const kind = random(10);
        if (kind < 6 || open.length === 0) return make(process, pick(evidences.slice(-4)), actor);
        if (kind < 9) return decide(process, pick(open.slice(-3)), actor);
        return process.offers.expire().then(() => undefined);
      });
      // Time goes on while they are at work.
      world.clock.pass(random(4) === 0 ? 20 * 60 : random(120));
      await Promise.all(acts);
      await world.offers.expire();
      counts = await check();
    }
    const audited = await world.store.connection
      .collection<{ action: string }>('audit_entry')
      .find({ action: /^offer\.(?:accepted|countered|declined|expired)$/ })
      .toArray();
    const ends = OFFER_ENDS.reduce((sum, end) => sum + counts[end], 0);
    expect(audited).toHaveLength(ends);
    const { decided } = await world.offers.conversion({ from: new Date(0), to: new Date('2100-01-01') });
    expect(decided).toBe(ends);
    // Which ends a few races meet is chance.
    if (RACES < 200) return;
    for (const end of OFFER_ENDS) expect(counts[end]).toBeGreaterThan(0);
    process.stdout.write(`${RACES} races: ${JSON.stringify({ ...counts, ...refused })}\n`);
  },
  PROOF_MS,
);
