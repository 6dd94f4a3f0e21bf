import { createSlackClient } from '../../../integrations/slack/client';
import { createQuietView } from '../../../integrations/slack/quiet-view';
import { createSlackSandbox, type SlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { recordLog } from './support/record-log';

let sandbox: SlackSandbox;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  sandbox = await createSlackSandbox({ users: [{ id: 'U0ANN', name: 'Ann "the <b>" \\ Roy' }] });
});
afterEach(() => sandbox.close());

function create() {
  const log = recordLog();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log });
  return createQuietView({ client, log, nowMs: () => nowMs });
}
const asked = () => sandbox.ledger.entries().filter((entry) => entry.type === 'read').length;
const view = (text: string) => ({
  text,
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }],
});

it('when a view mentions people, then their names stand in it as they are, and Slack is asked once a day for each', async () => {
  const quiet = create();
  const named = view(
    'Done · Ann "the &lt;b&gt;" \\ Roy, Ann "the &lt;b&gt;" \\ Roy, u0ben &amp; &lt;@U0ANN&gt;',
  );
  const mentioned = view('Done · <@U0ANN>, <@U0ANN>, <@U0BEN> &amp; &lt;@U0ANN&gt;');
  expect(await quiet(mentioned)).toEqual(named);
  expect(await quiet(mentioned)).toEqual(named);
  expect(asked()).toBe(2);
  nowMs += 24 * 3600 * 1000;
  await quiet(mentioned);
  expect(asked()).toBe(4);
});

it('when Slack cannot say who somebody is, then the id stands, and the card is not kept waiting again', async () => {
  const quiet = create();
  sandbox.faults.add({ kind: 'refuse', match: 'users.info', code: 'user_not_found', times: 1 });
  expect(await quiet(view('by <@U0ANN>'))).toEqual(view('by U0ANN'));
  expect(await quiet(view('by <@U0ANN>'))).toEqual(view('by U0ANN'));
  expect(asked()).toBe(0);
});
