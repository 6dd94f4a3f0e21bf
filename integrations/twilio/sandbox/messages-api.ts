import { type SimulatorAnswer, type SimulatorRequest } from '../../sandbox/http-simulator';
import { errorAnswer, refuseParameters } from './errors';
import { newMessageSid, renderMessage, type SandboxMessage } from './message';
import { listMessages } from './message-list';
import { type TwilioState } from './state';

const DEFAULT_VALIDITY_SECONDS = 36_000;

/** The Messages resource of the REST API, version 2010-04-01. */
export function createMessagesApi(state: TwilioState, onAccepted: (message: SandboxMessage) => void) {
  return (request: SimulatorRequest): SimulatorAnswer => {
    const picture = answerMedia(request, state);
    if (picture) return picture;
    const [, account, sid] =
      /^\/2010-04-01\/Accounts\/([^/]+)\/Messages(?:\/([^/]+))?\.json$/.exec(request.path) ?? [];
    if (account === undefined) return notFound(request.path);
    if (!isAuthenticated(request, state) || account !== state.settings.accountSid) {
      return errorAnswer(401, 20003, 'Authenticate');
    }
    if (sid !== undefined) {
      const message = state.messages.get(sid);
      return message && request.method === 'GET'
        ? { status: 200, body: renderMessage(message) }
        : notFound(request.path);
    }
    if (request.method === 'POST') return create(new URLSearchParams(request.body));
    return listMessages(account, [...state.messages.values()], request.query);
  };

  function create(form: URLSearchParams): SimulatorAnswer {
    const to = form.get('To');
    const refusal = refuseParameters(form) ?? refuseNumber(to ?? '');
    if (refusal) {
      state.ledger.add({ type: 'refused', to, body: form.get('Body'), status: 400, code: refusal.code });
      return errorAnswer(400, refusal.code, refusal.message);
    }
    const message = accept(form);
    onAccepted(message);
    return { status: 201, body: renderMessage(message) };
  }

  function refuseNumber(to: string): { code: number; message: string } | null {
    const behaviour = state.numbers.get(to);
    if (behaviour?.optedOut) return { code: 21610, message: 'Attempt to send to unsubscribed recipient' };
    if (behaviour?.refuseWith === undefined) return null;
    return {
      code: behaviour.refuseWith,
      message: `The message to ${to} was refused (${behaviour.refuseWith})`,
    };
  }

  function accept(form: URLSearchParams): SandboxMessage {
    const now = new Date();
    const service = form.get('MessagingServiceSid');
    const validity = form.get('ValidityPeriod');
    const message: SandboxMessage = {
      sid: newMessageSid(),
      accountSid: state.settings.accountSid,
      direction: 'outbound-api',
      to: form.get('To') ?? '',
      from: form.get('From'),
      messagingServiceSid: service,
      body: form.get('Body') ?? '',
      // With a Messaging Service the sender is chosen later; until then it is only accepted.
      status: service === null ? 'queued' : 'accepted',
      errorCode: null,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
      statusCallback: form.get('StatusCallback'),
      validityPeriod: validity === null ? DEFAULT_VALIDITY_SECONDS : Number(validity),
    };
    state.remember(message);
    const { sid, to, from, messagingServiceSid, body, statusCallback } = message;
    const validityPeriod = validity === null ? null : Number(validity);
    state.ledger.add({
      type: 'accepted',
      sid,
      to,
      from,
      messagingServiceSid,
      body,
      statusCallback,
      validityPeriod,
    });
    return message;
  }
}

/** The API sends one on to where the bytes are; there no credentials are wanted, and none may come. */
function answerMedia(request: SimulatorRequest, state: TwilioState): SimulatorAnswer | null {
  const [, kept] = /^\/cdn\/(ME[0-9a-f]{32})$/.exec(request.path) ?? [];
  if (kept !== undefined) {
    const media = state.media.get(kept);
    if (!media || request.headers.authorization !== undefined) return { status: 403, body: 'no' };
    return { status: 200, headers: { 'content-type': media.contentType }, body: media.bytes };
  }
  const [, id] = /\/Messages\/[^/]+\/Media\/([^/]+)$/.exec(request.path) ?? [];
  if (id === undefined) return null;
  if (!isAuthenticated(request, state)) return errorAnswer(401, 20003, 'Authenticate');
  return state.media.has(id) ? { status: 307, headers: { location: `/cdn/${id}` } } : notFound(request.path);
}

function isAuthenticated(request: SimulatorRequest, { settings }: TwilioState): boolean {
  const expected = Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString('base64');
  return request.headers.authorization === `Basic ${expected}`;
}

function notFound(path: string): SimulatorAnswer {
  return errorAnswer(404, 20404, `The requested resource ${path} was not found`);
}
