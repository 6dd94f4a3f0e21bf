import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slashCommand } from '../../integrations/slack/sandbox/requests';
import { type AppProcess, startAppProcess } from '../support/app-process';
import { dueFigures } from './due-figures';
import { flowFigures } from './flow-figures';
import { gateFigures } from './gate-figures';
import { matchFigures } from './match-figures';
import { routeFigures } from './route-figures';

const IN_FLIGHT = 50;
const COMMANDS = 600;
const IDLE_MS = 10_000;

/**
 * `npm run bench`: the figures that issues name, printed. Nothing is asserted: a busy machine is no failure.
 * Start: spawn to listening on an empty store. Memory: resident size of the bot and its store process, idle.
 * Acknowledgement: signed /lead requests, 50 in flight, from the request to the end of its answer.
 * `npm run bench -- due`: what 100,000 leads make of a day's work, in some minutes.
 */
async function bench(): Promise<void> {
  if (process.argv[2] === 'due') return dueFigures();
  gateFigures();
  await matchFigures();
  const dataDir = mkdtempSync(join(tmpdir(), 'dealrunner-bench-'));
  // 04:00 in Toronto: nothing is due while it is measured.
  const app = await startAppProcess({
    DATA_DIR: dataDir,
    STORE: 'embedded',
    CLOCK_START: '2026-12-02T09:00:00Z',
  });
  try {
    console.log(`start to listening, empty store: ${Math.round(app.startMs)} ms (goal under 3000)`);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const [bot, store] = [app.pid, ...childrenOf(app.pid)].map(residentMb);
    console.log(
      `idle memory: bot ${bot} MB + store ${store} MB = ${(bot ?? 0) + (store ?? 0)} MB (goal under 250)`,
    );
    await routeFigures(app);
    await flowFigures(app, dataDir);
    await acknowledgements(app, dataDir, 50);
    const times = await acknowledgements(app, dataDir, COMMANDS);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? NaN);
    console.log(
      `/lead acknowledged, ${IN_FLIGHT} in flight, ${COMMANDS} requests: median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms (goal under 300)`,
    );
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @returns milliseconds of each, ascending */
async function acknowledgements(app: AppProcess, dataDir: string, count: number): Promise<number[]> {
  const secrets = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
  const { slackSigningSecret } = JSON.parse(secrets) as { slackSigningSecret: string };
  const times: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next++;
      const { headers, body } = slashCommand({
        signingSecret: slackSigningSecret,
        timestamp: Math.floor(Date.now() / 1000),
        team: { id: 'T0SANDBOX', domain: 'sandbox' },
        appId: 'A0SANDBOX',
        user: { id: 'U0CALLER', name: 'caller' },
        channel: { id: 'C0GENERAL', name: 'general' },
        triggerId: `${Date.now()}.${count}.${n}`,
        responseUrl: `${app.slackUrl}/commands/T0SANDBOX/0/bench`,
        command: '/lead',
        text: `Jane Doe +1416555${String(1000 + (n % 9000))} 12 King St W, Toronto ON`,
      });
      const began = performance.now();
      const answer = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body });
      const text = await answer.text();
      if (answer.status !== 200 || text !== '') throw new Error(`not acknowledged: ${answer.status} ${text}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return times.sort((a, b) => a - b);
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
}

function residentMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

bench().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
