import { type KnownBlock } from '@slack/types';
import { type WebClient } from '@slack/web-api';
import { type Log } from '../../src/contract/ports';
import { type Reply } from '../../src/contract/view';
import { renderings, type SlackMessage } from './render';
import { type Respond } from './respond';
import { slackFailure } from './slack-failure';
import { type Use } from './use';

/** Answers a person after the acknowledgement. Never throws: what was done is done, whatever becomes of the words. */
export type Tell = (person: Pick<Use, 'userId' | 'channelId' | 'responseUrl'>, reply: Reply) => Promise<void>;

/** By the response_url while Slack takes it; else as a line only they see; else as a direct message. */
export function createTell(deps: { client: WebClient; respond: Respond; log: Log }): Tell {
  const { client, respond, log } = deps;

  async function ephemeral(channel: string, user: string, messages: SlackMessage[]): Promise<boolean> {
    try {
      await firstTaken(messages, (message) =>
        client.chat.postEphemeral({ channel, user, ...content(message) }),
      );
      return true;
    } catch (error) {
      log.info({ err: error, channel }, 'An answer could not be shown in its channel');
      return false;
    }
  }

  async function direct(user: string, messages: SlackMessage[]): Promise<void> {
    try {
      await firstTaken(messages, (message) =>
        client.chat.postMessage({ channel: user, ...content(message) }),
      );
    } catch (error) {
      log.error({ err: error, user }, 'A person could not be told what became of their request');
    }
  }

  return async ({ userId, channelId, responseUrl }, reply) => {
    const messages = renderings(reply);
    if (responseUrl !== undefined && (await respond(responseUrl, ...messages)) === 'delivered') return;
    if (channelId !== undefined && (await ephemeral(channelId, userId, messages))) return;
    await direct(userId, messages);
  };
}

/** The next one only when Slack refuses the blocks of the one before. */
async function firstTaken(
  messages: SlackMessage[],
  send: (message: SlackMessage) => Promise<unknown>,
): Promise<void> {
  for (const [index, message] of messages.entries()) {
    try {
      await send(message);
      return;
    } catch (error) {
      const failure = slackFailure(error);
      const mayBePlainer = failure.kind === 'refused' && failure.code.startsWith('invalid_blocks');
      if (!mayBePlainer || index === messages.length - 1) throw error;
    }
  }
}

/** Charts are beyond the SDK's types. */
function content({ text, blocks }: SlackMessage) {
  return blocks === undefined ? { text } : { text, blocks: blocks as KnownBlock[] };
}
