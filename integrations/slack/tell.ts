import { type WebClient } from '@slack/web-api';
import { type Log } from '../../src/contract/ports';
import { type Reply } from '../../src/contract/view';
import { renderReply, type SlackMessage } from './render';
import { type Respond } from './respond';
import { type Use } from './use';

/** Answers a person after the acknowledgement. Never throws: what was done is done, whatever becomes of the words. */
export type Tell = (person: Pick<Use, 'userId' | 'channelId' | 'responseUrl'>, reply: Reply) => Promise<void>;

/** By the response_url while Slack takes it; else as a line only they see; else as a direct message. */
export function createTell(deps: { client: WebClient; respond: Respond; log: Log }): Tell {
  const { client, respond, log } = deps;

  async function ephemeral(channel: string, user: string, message: SlackMessage): Promise<boolean> {
    try {
      await client.chat.postEphemeral({ channel, user, ...content(message) });
      return true;
    } catch (error) {
      log.info({ err: error, channel }, 'An answer could not be shown in its channel');
      return false;
    }
  }

  async function direct(user: string, message: SlackMessage): Promise<void> {
    try {
      await client.chat.postMessage({ channel: user, ...content(message) });
    } catch (error) {
      log.error({ err: error, user }, 'A person could not be told what became of their request');
    }
  }

  return async ({ userId, channelId, responseUrl }, reply) => {
    const message = renderReply(reply);
    if (responseUrl !== undefined && (await respond(responseUrl, message)) === 'delivered') return;
    if (channelId !== undefined && (await ephemeral(channelId, userId, message))) return;
    await direct(userId, message);
  };
}

function content({ text, blocks }: SlackMessage) {
  return blocks === undefined ? { text } : { text, blocks };
}
