import { type KnownBlock } from '@slack/types';
import { type ChartBlock, type Reply } from '../../src/contract/view';
import { fitView } from './fit-view';

/** What goes into an acknowledgement or to a response_url. */
export interface SlackMessage {
  response_type: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  text: string;
  blocks?: (KnownBlock | ChartBlock)[] | undefined;
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

/** What to try one after the other: charts are not known to every Slack. */
export function renderings(reply: Reply): [SlackMessage, ...SlackMessage[]] {
  const plain = renderReply(reply);
  return reply.charted === undefined ? [plain] : [{ ...plain, blocks: reply.charted }, plain];
}
