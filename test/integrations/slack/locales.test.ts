import { createSlackClient } from '../../../integrations/slack/client';
import { createLocales } from '../../../integrations/slack/locales';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { until } from './support/door';
import { recordLog } from './support/record-log';

const DAY_MS = 24 * 3600 * 1000;

let sandbox: SlackSandbox;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  sandbox = await createSlackSandbox({ users: [{ id: 'U0MARIE', name: 'marie', locale: 'fr-CA' }] });
});
afterEach(() => sandbox.close());

function create(patienceMs = 5_000) {
  const log = recordLog();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  return createLocales({ client, log, nowMs: () => nowMs, patienceMs });
}
const asked = () => sandbox.ledger.entries().filter((entry) => entry.type === 'read').length;
async function untilFrench(locales: ReturnType<typeof create>): Promise<void> {
  while ((await locales.of('U0MARIE')) !== 'fr') await new Promise((resolve) => setTimeout(resolve, 20));
}

it('when asked often within a day, also at once, then Slack is asked once', async () => {
  const locales = create();
  expect(await Promise.all([locales.of('U0MARIE'), locales.of('U0MARIE')])).toEqual(['fr', 'fr']);
  nowMs += DAY_MS - 1;
  expect(await locales.of('U0MARIE')).toBe('fr');
  expect(asked()).toBe(1);
});

it('when a day has passed, then what is known is used once more while Slack is asked again', async () => {
  const locales = create();
  await locales.of('U0MARIE');
  nowMs += DAY_MS;
  sandbox.faults.add({ kind: 'slow', match: 'users.info', delayMs: 300, times: 1 });
  expect(await locales.of('U0MARIE')).toBe('fr');
  await until(() => asked() === 2);
});

it('when Slack cannot say, then English, and it is not asked again at every use', async () => {
  const locales = create();
  sandbox.faults.add({ kind: 'refuse', match: 'users.info', code: 'user_not_found', times: 1 });
  expect(await locales.of('U0MARIE')).toBe('en');
  expect(await locales.of('U0MARIE')).toBe('en');
  nowMs += 5 * 60_000;
  await untilFrench(locales);
  expect(asked()).toBe(1);
});

it('when Slack answers late, then English now and the right language next time', async () => {
  const locales = create(20);
  sandbox.faults.add({ kind: 'slow', match: 'users.info', delayMs: 300, times: 1 });
  expect(await locales.of('U0MARIE')).toBe('en');
  await untilFrench(locales);
  expect(asked()).toBe(1);
});
