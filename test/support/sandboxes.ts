import { type SlackLedgerEntry } from '../../integrations/slack/sandbox/state';
import { type TwilioLedgerEntry } from '../../integrations/twilio/sandbox/state';
import { type AppProcess } from './app-process';
import { jsonRequest } from './json-http';

export type SlackPost = Extract<SlackLedgerEntry, { type: 'posted' | 'edited' | 'ephemeral' }>;
export type AcceptedSms = Extract<TwilioLedgerEntry, { type: 'accepted' }>;

interface Interaction {
  webhook: { answered: boolean; status: number; body: string; ms: number };
  responseUrl: string;
}

/** The simulators of one app, used as people and providers would. */
export function sandboxesOf(app: Pick<AppProcess, 'slackUrl' | 'twilioUrl'>) {
  const slack = `${app.slackUrl}/_sandbox`;
  const twilio = `${app.twilioUrl}/_sandbox`;

  async function entries<Entry>(base: string): Promise<Entry[]> {
    const { body } = await jsonRequest('GET', `${base}/ledger`);
    return (body as { entries: Entry[] }).entries;
  }
  async function act(base: string, name: string, body: object): Promise<unknown> {
    const answer = await jsonRequest('POST', `${base}/${name}`, { body });
    if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  return {
    /** Somebody types a slash command. */
    command: async (command: string, text: string, user = 'U0CALLER') =>
      (await act(slack, 'command', { command, text, user })) as Interaction,
    /** Somebody presses a button of the newest message of a channel that has it. */
    press: async (
      action_id: string,
      channel: string,
      options: { user?: string; message_ts?: string; value?: string | undefined } = {},
    ) => (await act(slack, 'action', { action_id, channel, user: 'U0CALLER', ...options })) as Interaction,
    slackPosts: async () =>
      (await entries<SlackLedgerEntry>(slack)).filter(
        (entry): entry is SlackPost =>
          entry.type === 'posted' || entry.type === 'edited' || entry.type === 'ephemeral',
      ),
    /** Somebody texts us. */
    inbound: async (from: string, body: string) =>
      (await act(twilio, 'inbound', { from, to: '+15005550006', body })) as {
        sid: string;
        webhook: { status: number } | null;
      },
    acceptedSms: async () =>
      (await entries<TwilioLedgerEntry>(twilio)).filter(
        (entry): entry is AcceptedSms => entry.type === 'accepted',
      ),
    twilioFault: (fault: object) => act(twilio, 'faults', fault),
  };
}

/** Asks again and again until there is an answer. @throws Error that names what was waited for */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  timeoutMs = 15_000,
): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
