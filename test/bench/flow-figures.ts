import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';

const FLOWS = 500;
const BUYERS = 50;
const NOTICES = 30;

type App = Pick<AppProcess, 'url' | 'apiKey'>;

/**
 * A seller brought as far as a deal, and a deal told to 50 buyers, over REST on the embedded store: what the team's own
 * systems wait for.
 */
export async function flowFigures(app: App, dataDir: string): Promise<void> {
  await post(app, '/api/deals/offers/policies/upsert', { province: 'ON', enabled: true });
  await leadToDeals(app, 100, 1);
  say('lead_to_deal, 1 in flight', await leadToDeals(app, FLOWS, 1), 0.5, 40);
  say('lead_to_deal, 10 in flight', await leadToDeals(app, FLOWS, 10), 0.95, 250);
  importBuyers(dataDir);
  for (const send of [false, true]) {
    const times: number[] = [];
    for (let n = 0; n < NOTICES; n += 1) {
      const { deal_id } = await newDeal(app);
      const { ms, body } = await post(app, '/flow/notify_deal_parties', { deal_id, send });
      const { buyer_notifications } = body as { buyer_notifications: unknown[] };
      if (buyer_notifications.length !== BUYERS) throw new Error(`told ${buyer_notifications.length} buyers`);
      times.push(ms);
    }
    say(`notify ${BUYERS} buyers, ${send ? 'sent to the outbox' : 'prepared'}`, sorted(times), 0.5, 60);
  }
}

let nth = 0;

/** @returns milliseconds of each, ascending */
async function leadToDeals(app: App, count: number, inFlight: number): Promise<number[]> {
  const times: number[] = [];
  let begun = 0;
  const worker = async () => {
    while (begun++ < count) times.push((await newDeal(app)).ms);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return sorted(times);
}

async function newDeal(app: App): Promise<{ deal_id: string; ms: number }> {
  const n = ++nth;
  const lead = { name: 'Jane Doe', source: 'web_form', phone: `+1647555${String(1000 + n)}` };
  const deal = { region: 'ON', address: `${n} King St W, Toronto`, arv: 500_000, repairs: 40_000 };
  const { ms, body } = await post(app, '/flow/lead_to_deal', { lead, deal });
  const { deal_id, missing } = body as { deal_id: string; missing: unknown[] };
  if (missing.length > 0) throw new Error(JSON.stringify(missing));
  return { deal_id, ms };
}

function importBuyers(dataDir: string): void {
  const rows = Array.from(
    { length: BUYERS },
    (_, n) => `Buyer ${n},+1437555${String(1000 + n)},ON,Toronto,express,2026-11-01,signed`,
  );
  const file = join(dataDir, 'buyers.csv');
  writeFileSync(file, ['name,phone,province,market,consent,consent date,evidence', ...rows].join('\n'));
  execFileSync(process.execPath, ['dist/src/import-buyers.js', file], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
}

async function post(app: App, path: string, body: object): Promise<{ ms: number; body: unknown }> {
  const began = performance.now();
  const answer = await jsonRequest('POST', app.url + path, { body, key: app.apiKey });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ms: performance.now() - began, body: answer.body };
}

const sorted = (times: number[]): number[] => times.sort((a, b) => a - b);

function say(what: string, times: readonly number[], share: number, goal: number): void {
  const at = (of: number) => (times[Math.floor(times.length * of)] ?? NaN).toFixed(1);
  const name = share === 0.5 ? 'median' : '95th percentile';
  console.log(`${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms (goal: ${name} under ${goal})`);
}
