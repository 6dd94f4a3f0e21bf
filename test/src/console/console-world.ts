import { request } from 'node:http';
import { createSlackSandbox } from '../../../integrations/slack/sandbox/sandbox';
import { PEOPLE, simulatedSlack } from '../../../integrations/slack/sandbox/simulated';
import { createTwilioSandbox } from '../../../integrations/twilio/sandbox/sandbox';
import { simulatedTexts } from '../../../integrations/twilio/sandbox/simulated';
import { createConsole } from '../../../src/console/console';
import { type ConsoleMode } from '../../../src/console/mode.rules';
import { openDoor } from '../http/open-door';

export const ADMIN_KEY = 'admin-key-00123456789';
const AGENT_KEY = 'agent-key-00123456789';
export const EXAMPLE = '/lead Jane Doe 416-555-0134';

/** The console behind the real server, over real simulators; there is no bot behind it. */
export async function openConsole(mode: ConsoleMode, change: { real?: boolean; publicUrl?: string } = {}) {
  const slack = await createSlackSandbox({ users: PEOPLE });
  const twilio = await createTwilioSandbox();
  const door = await openDoor({
    webhooks: createConsole({
      mode,
      actorOfKey: (key) => {
        if (key === ADMIN_KEY) return { kind: 'key', id: 'boss', role: 'admin' };
        return key === AGENT_KEY ? { kind: 'key', id: 'crm', role: 'agent' } : null;
      },
      publicUrl: change.publicUrl,
      slack: change.real ? null : simulatedSlack(slack, PEOPLE, 'America/Toronto'),
      texts: change.real ? null : simulatedTexts(twilio, '+15005550006'),
      mail: null,
      facts: [{ name: 'Store', value: 'a <b>store</b>' }],
      now: () => new Date('2026-12-02T15:00:00Z'),
      examples: [EXAMPLE],
      timeZone: 'America/Toronto',
    }),
  });
  const ask = (path: string, options: AskOptions = {}) => askDoor(door.port, path, options);
  return {
    slack,
    twilio,
    ask,
    /** A form sent by the console's own page. */
    send: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, { form, headers: { origin: `http://127.0.0.1:${door.port}`, ...headers } }),
    async close() {
      await door.server.close();
      await Promise.all([slack.close(), twilio.close()]);
    },
  };
}

export type ConsoleWorld = Awaited<ReturnType<typeof openConsole>>;

interface AskOptions {
  method?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** Node’s own client: fetch sets Host and Origin as it thinks right. */
function askDoor(port: number, path: string, { method, form, headers = {} }: AskOptions) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const body = form && new URLSearchParams(form).toString();
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: method ?? (form ? 'POST' : 'GET'),
          headers: {
            ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
            ...headers,
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

export const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`,
});
