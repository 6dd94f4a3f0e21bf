import { randomBytes } from 'node:crypto';
import { deliver, type DeliveryResult } from '../../sandbox/deliver';
import { type Channel } from './conversations';
import { type RequestContext } from './requests';
import { type SignedRequest } from './signing';
import { type InteractionFacts, type SlackState } from './state';

/** Slack shows `operation_timeout` when the ack takes longer. */
const ACK_TIMEOUT_MS = 3_000;

export interface Interaction {
  /** The bot's HTTP answer: the ack. */
  webhook: DeliveryResult;
  triggerId: string;
  responseUrl: string;
}

export interface Place {
  user: string;
  channel: Channel;
  messageTs?: string | null;
  ephemeral?: boolean;
}

/** What every request of a person carries: who, where, and two tickets to answer with. */
export function contextOf(
  state: SlackState,
  kind: 'commands' | 'actions',
  { user, channel, messageTs = null, ephemeral = false }: Place,
): RequestContext & { triggerId: string; responseUrl: string } {
  const { signingSecret, team, bot } = state.settings;
  const ticket = { channel: channel.id, user, messageTs, ephemeral };
  return {
    signingSecret,
    timestamp: Math.floor(Date.now() / 1000),
    team: { id: team.id, domain: team.domain },
    appId: bot.appId,
    user: { id: user, name: state.user(user)?.name ?? user.toLowerCase() },
    channel: { id: channel.id, name: channel.name },
    triggerId: state.tickets.issueTrigger(user),
    responseUrl: state.baseUrl() + state.tickets.issueResponse(kind, team.id, ticket),
  };
}

/** Posts it to the bot and writes down how the bot answered. */
export async function post(
  state: SlackState,
  request: SignedRequest,
  what: InteractionFacts,
): Promise<DeliveryResult> {
  const { eventsUrl } = state.settings;
  if (eventsUrl === null) throw new Error('no eventsUrl: POST it to /_sandbox/configure');
  const webhook = await deliver({ url: eventsUrl, ...request, timeoutMs: ACK_TIMEOUT_MS });
  state.ledger.add({ type: 'interaction', ...what, webhook });
  return webhook;
}

export function newEventId(): string {
  return `Ev${randomBytes(6).toString('hex').toUpperCase()}`;
}
