import { createSlackClient } from '../../../../integrations/slack/client';
import { createSlackSandbox } from '../../../../integrations/slack/sandbox/sandbox';
import { PEOPLE, simulatedSlack } from '../../../../integrations/slack/sandbox/simulated';
import { recordLog } from '../support/record-log';

it('when a message has replies, then whoever reads the workspace sees them as such, also once edited', async () => {
  const sandbox = await createSlackSandbox();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: sandbox.apiUrl, log: recordLog() });
  const { ts = '' } = await client.chat.postMessage({ channel: 'leads', text: 'a lead' });
  await client.chat.postMessage({ channel: 'leads', text: 'a line\nof two', thread_ts: ts });
  const last = await client.chat.postMessage({ channel: 'leads', text: 'another', thread_ts: ts });
  await client.chat.update({ channel: last.channel ?? '', ts: last.ts ?? '', text: 'changed' });
  const shown = simulatedSlack(sandbox, PEOPLE, 'America/Toronto')
    .messages(9)
    .map(({ lines }) => lines);
  await sandbox.close();
  expect(shown).toEqual([['↳ changed'], ['↳ a line', 'of two'], ['a lead']]);
});
