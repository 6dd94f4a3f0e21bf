import { Agent, get } from 'node:http';
import { type AppProcess } from '../support/app-process';

const IN_FLIGHT = 20;
const ROUNDS = 3;
const SPAN_MS = 1500;

/** Answers the same whatever the store holds: what the door costs by itself. */
const CONSTANT = '/api/geo/infer';
const MEASURED = {
  policies: '/api/governance/market/policies',
  effective: '/api/governance/market/effective?province=ON&market=Toronto',
  'can-contact': '/api/governance/market/can-contact?province=ON&market=Toronto&channel=SMS',
};

/** The market routes beside a route of ours that returns a constant, in turns so that the machine's mood is shared. */
export async function routeFigures(app: Pick<AppProcess, 'url' | 'apiKey'>): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const paths = [CONSTANT, ...Object.values(MEASURED)];
  const answered = new Map(paths.map((path) => [path, 0]));
  for (const path of paths) await answersIn(SPAN_MS / 3, app, path, agent);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const path of paths) {
      answered.set(path, (answered.get(path) ?? 0) + (await answersIn(SPAN_MS, app, path, agent)));
    }
  }
  agent.destroy();
  const perSecond = (path: string) => Math.round(((answered.get(path) ?? 0) * 1000) / (ROUNDS * SPAN_MS));
  const constant = perSecond(CONSTANT);
  for (const [name, path] of Object.entries(MEASURED)) {
    const share = Math.round((perSecond(path) / constant) * 100);
    console.log(
      `route ${name}: ${perSecond(path)} a second, ${share} % of a route that returns a constant, ${constant} (goal 50 %)`,
    );
  }
}

/** How many answers come within a span, with so many requests in flight. */
async function answersIn(
  spanMs: number,
  app: Pick<AppProcess, 'url' | 'apiKey'>,
  path: string,
  agent: Agent,
): Promise<number> {
  const until = performance.now() + spanMs;
  let answers = 0;
  const worker = async () => {
    while (performance.now() < until) {
      await answerOf(app, path, agent);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return answers;
}

function answerOf(app: Pick<AppProcess, 'url' | 'apiKey'>, path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { agent, headers: { authorization: `Bearer ${app.apiKey}` } };
    get(app.url + path, options, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`));
      response.resume().once('end', resolve).once('error', reject);
    }).once('error', reject);
  });
}
