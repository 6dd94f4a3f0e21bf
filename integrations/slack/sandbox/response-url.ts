import { type SimulatorAnswer, type SimulatorRequest } from '../../sandbox/http-simulator';
import { editMessage, postAsBot, readContent, recordEphemeral } from './chat-methods';
import { isTrue } from './method';
import { type SlackState } from './state';
import { readArguments } from './web-api';

/** POST to a response_url: answers to a command or a click, five within thirty minutes. */
export function answerResponseUrl(request: SimulatorRequest, state: SlackState): SimulatorAnswer {
  const ticket = state.tickets.redeemResponse(request.path);
  const args = readArguments(request);
  const refuse = (status: number, error: string): SimulatorAnswer => {
    state.ledger.add({ type: 'refused', method: 'response_url', error, args });
    return { status, body: { ok: false, error } };
  };
  if ('error' in ticket) return refuse(404, ticket.error);
  const channel = state.conversations.find(ticket.channel);
  if (!channel) return refuse(404, 'channel_not_found');
  const original =
    ticket.messageTs === null ? undefined : state.conversations.message(channel, ticket.messageTs);

  if (isTrue(args, 'delete_original')) {
    if (original) state.conversations.remove(channel, original.ts);
    state.ledger.add({
      type: 'deleted',
      channel: channel.id,
      ts: ticket.messageTs ?? '',
      via: 'response_url',
    });
    return OK;
  }
  const content = readContent(args);
  if ('error' in content) return refuse(content.error === 'no_text' ? 500 : 400, content.error);
  if (isTrue(args, 'replace_original') && original)
    editMessage(state, channel, original, content, 'response_url');
  else if (args.response_type === 'in_channel') postAsBot(state, channel, content, { via: 'response_url' });
  else recordEphemeral(state, channel, ticket.user, content, 'response_url');
  return OK;
}

const OK: SimulatorAnswer = { status: 200, body: 'ok', headers: { 'content-type': 'text/plain' } };
