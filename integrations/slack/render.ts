import { type KnownBlock } from '@slack/types';
import { type Reply } from '../../src/contract/view';
import { fitView } from './fit-view';

/** What goes into an acknowledgement or to a response_url. */
export interface SlackMessage {
  response_type: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  text: string;
  blocks?: KnownBlock[] | undefined;
}

export function renderReply(reply: Reply): SlackMessage {
  const { text, blocks } = fitView(reply);
  const response_type = reply.inChannel === true ? 'in_channel' : 'ephemeral';
  return {
    response_type,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(reply.replaces === true ? { replace_original: true } : {}),
  };
}
