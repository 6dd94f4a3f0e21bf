import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../integrations/mongodb/open-store';
import { createBuyerList } from '../../src/buyers/buyer-list';
import { type Buyer, buyerModel } from '../../src/buyers/buyer.model';
import { placeKey } from '../../src/buyers/buy-box.rules';
import { matchBuyers } from '../../src/buyers/match-buyers';
import { type DealFacts } from '../../src/buyers/match.rules';
import { MARKETS } from '../../src/geo/markets';
import { type BuyerId } from '../../src/ids';
import { cents } from '../../src/money';
import { PROPERTY_TYPES } from '../../src/property-type';

const BUYERS = 50_000;
const ROUNDS = 200;
/** Long ago for the list: nothing of it may still be uncommitted. */
const AGO_MS = 600_000;

const HOUSE: DealFacts = {
  province: 'ON',
  market: 'Toronto',
  property_type: 'SFR',
  arv: cents(500_000_00),
  repairs: cents(40_000_00),
  price: cents(317_500_00),
};

/** One house against 50,000 buyers on the embedded store: those of all markets, and as if all bought in Toronto. */
export async function matchFigures(): Promise<void> {
  await figure('all markets', (n) => MARKETS[n % MARKETS.length] ?? MARKETS[0]);
  await figure('all in Toronto', () => MARKETS[0]);
}

async function figure(
  name: string,
  marketOf: (n: number) => (typeof MARKETS)[number] | undefined,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-bench-'));
  const store = await openStore({ mongodbUri: undefined, store: 'embedded', dataDir });
  try {
    const buyers = buyerModel(store.connection);
    await buyers.createIndexes();
    const all = Array.from({ length: BUYERS }, (_, n) =>
      buyer(n, marketOf(n)?.display ?? '', marketOf(n)?.province ?? 'ON'),
    );
    for (let at = 0; at < BUYERS; at += 1000)
      await buyers.insertMany(all.slice(at, at + 1000), { lean: true });
    const match = matchBuyers(createBuyerList(buyers));
    const first = await timed(() => match(HOUSE));
    const times: number[] = [];
    for (const [round, { _id }] of all.slice(0, ROUNDS).entries()) {
      // Somebody changes a buyer between two matches.
      const change = { $set: { active: round % 3 > 0 }, $currentDate: { changed_at: true as const } };
      await buyers.updateOne({ _id }, change);
      times.push(await timed(() => match(HOUSE)));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(ROUNDS * share)] ?? NaN).toFixed(1);
    const { matched_count } = await match(HOUSE);
    console.log(
      `matching against ${BUYERS} buyers, ${name}: ${matched_count} fit; median ${at(0.5)} ms, ` +
        `95th percentile ${at(0.95)} ms (goal under 30); the first after a start ${Math.round(first)} ms`,
    );
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function buyer(n: number, market: string, province: Buyer['province']): Buyer {
  const type = PROPERTY_TYPES[n % 3];
  const from = (n % 7) * 50_000_00;
  return {
    _id: `B-${1001 + n}` as BuyerId,
    name: `Buyer ${n}`,
    phone: `+1416${String(5_550_000 + n).padStart(7, '0')}`,
    language: 'en',
    province,
    market,
    box: {
      places: [placeKey(province, n % 5 === 0 ? 'ALL' : market)],
      types: n % 2 === 0 || type === undefined ? [] : [type],
      min_price: cents(from),
      max_price: cents(from + 400_000_00),
      max_repairs: cents(30_000_00 + (n % 9) * 5_000_00),
    },
    active: true,
    answers: { asked: n % 11, answered: n % 4 },
    created_at: new Date(Date.now() - AGO_MS),
    changed_at: new Date(Date.now() - AGO_MS),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
