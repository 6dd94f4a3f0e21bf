import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../integrations/mongodb/open-store';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { jsonRequest } from '../support/json-http';
import { eventually, sandboxesOf } from '../support/sandboxes';

const KILLS = 3;
const IN_FLIGHT = 10;

let dataDir: string;
let app: AppProcess;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-kill-'));
});

afterEach(async () => {
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () =>
  startAppProcess({ DATA_DIR: dataDir, STORE: 'embedded', CLOCK_START: '2026-12-02T09:00:00Z' });
const number = (round: number, n: number) => `+1416555${String(1000 + round * 100 + n)}`;

/** A lead by REST: its name once that was answered with success, null when no answer came. */
async function leadByRest(round: number, n: number): Promise<string | null> {
  const name = `Rest Person${round}x${n}`;
  const body = {
    lead: { name, source: 'web_form', phone: number(round, n) },
    deal: { region: 'ON', address: '12 King St W, Toronto ON', arv: 500_000, repairs: 40_000 },
  };
  try {
    const answer = await jsonRequest('POST', `${app.url}/flow/lead_to_deal`, { key: app.apiKey, body });
    return answer.status === 200 ? name : null;
  } catch {
    return null;
  }
}

/** A lead by a signed command: its name once Slack’s request was acknowledged; one with words in it is a refusal. */
async function leadBySlack(round: number, n: number): Promise<string | null> {
  const name = `Slack Person${round}x${n}`;
  try {
    const line = `${name} ${number(round, 50 + n)} 1 Main St, Ottawa ON`;
    const { webhook } = await sandboxesOf(app).command('/lead', line);
    return webhook.answered && webhook.status === 200 && webhook.body === '' ? name : null;
  } catch {
    return null;
  }
}

/** Straight from the store, by a connection of our own: each lead with the number of its tasks. */
async function storedLeads(): Promise<Map<string, number>> {
  const store = await openStore({ store: 'embedded', dataDir });
  try {
    const leads = await store.connection.collection('lead').find().toArray();
    const tasks = await store.connection.collection('followup_task').find().toArray();
    return new Map(
      leads.map((lead) => [
        String(lead.name),
        tasks.filter((task) => task.lead_id === String(lead._id)).length,
      ]),
    );
  } finally {
    await store.close();
  }
}

describe('a killed process', () => {
  test('when it is killed under load and started again, then everything that was answered with success is there', async () => {
    const byRest: string[] = [];
    const bySlack: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      app = await start();
      const work = Array.from({ length: IN_FLIGHT }, async (_, n) => {
        const rest = leadByRest(round, n);
        const slack = leadBySlack(round, n);
        byRest.push(...[await rest].filter((name) => name !== null));
        bySlack.push(...[await slack].filter((name) => name !== null));
      });
      await new Promise((resolve) => setTimeout(resolve, 1_500 + round * 700));
      await app.kill();
      await Promise.all(work);
    }
    // Both must have been caught: some answered before a kill, and not all of them.
    expect(byRest.length).toBeGreaterThan(0);
    expect(bySlack.length).toBeGreaterThan(0);

    app = await start();
    // An HTTP success means committed: it is there at once.
    const leads = await storedLeads();
    expect(byRest.filter((name) => leads.get(name) !== 6)).toEqual([]);
    // What Slack was told is received and was not done yet is done when its lease has ended.
    await eventually(
      'the leads of all acknowledged commands',
      async () => {
        const stored = await storedLeads();
        return bySlack.every((name) => stored.get(name) === 6);
      },
      45_000,
    );
  }, 120_000);
});
