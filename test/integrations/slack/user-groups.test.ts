import { createSlackClient } from '../../../integrations/slack/client';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { createUserGroups } from '../../../integrations/slack/user-groups';
import { recordLog } from './support/record-log';

const MINUTE_MS = 60_000;
const CALLERS = 'S0CALLERS';

let sandbox: SlackSandbox;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  sandbox = await createSlackSandbox({ userGroups: { [CALLERS]: ['U0ANN', 'U0BEN'] } });
});
afterEach(() => sandbox.close());

function create(patienceMs = 5_000) {
  const log = recordLog();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  return createUserGroups({ client, log, nowMs: () => nowMs, patienceMs });
}
const asked = () => sandbox.ledger.entries().filter((entry) => entry.type === 'read').length;
const refuse = () =>
  sandbox.faults.add({ kind: 'refuse', match: 'usergroups.users.list', code: 'missing_scope' });

it('when asked often within a minute, also at once, then Slack is asked once', async () => {
  const groups = create();
  const answers = await Promise.all(['U0ANN', 'U0BEN', 'U0EVE'].map((user) => groups.has(CALLERS, user)));
  expect(answers).toEqual([true, true, false]);
  nowMs += MINUTE_MS - 1;
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(true);
  expect(asked()).toBe(1);
});

it('when somebody was taken out of the group, then a minute later they are no member', async () => {
  const groups = create();
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(true);
  sandbox.configure({ userGroups: { [CALLERS]: ['U0BEN'] } });
  nowMs += MINUTE_MS;
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(false);
});

it('when Slack does not answer any more, then its last word holds for ten minutes, and nobody is a member after it', async () => {
  const groups = create();
  await groups.has(CALLERS, 'U0ANN');
  refuse();
  nowMs += 10 * MINUTE_MS;
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(true);
  nowMs += 1;
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(false);
  expect(sandbox.ledger.entries().filter((entry) => entry.type === 'fault')).toHaveLength(1);
  sandbox.faults.clear();
  nowMs += 15_000;
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(true);
});

it('when Slack refuses, or knows no such group, then nobody is a member', async () => {
  const groups = create();
  expect(await groups.has('S0NONE', 'U0ANN')).toBe(false);
  refuse();
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(false);
});

it('when Slack is slow, then nobody is a member now, and the next answer is right', async () => {
  const groups = create(20);
  sandbox.faults.add({ kind: 'slow', match: 'usergroups.users.list', delayMs: 300, times: 1 });
  expect(await groups.has(CALLERS, 'U0ANN')).toBe(false);
  while (!(await groups.has(CALLERS, 'U0ANN'))) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked()).toBe(1);
});
