import { type SimulatorAnswer, type SimulatorRequest } from '../../sandbox/http-simulator';
import { chatMethods } from './chat-methods';
import { type Arguments, failure, type Method, type MethodAnswer } from './method';
import { readMethods } from './read-methods';
import { type SlackState } from './state';
import { viewMethods } from './view-methods';

const METHODS: Record<string, Method> = { ...chatMethods, ...readMethods, ...viewMethods };

/** Arguments that are JSON inside a form: the SDK sends them so. */
const STRUCTURED = new Set(['blocks', 'attachments', 'metadata', 'view']);

/** POST (or GET) /api/<method>: always HTTP 200, `ok` says how it went. */
export function answerMethod(request: SimulatorRequest, state: SlackState): SimulatorAnswer {
  const name = methodOf(request);
  const args = readArguments(request);
  const answer = call(name, args, request, state);
  if (!answer.ok) state.ledger.add({ type: 'refused', method: name, error: answer.error, args });
  else if (name in readMethods) state.ledger.add({ type: 'read', method: name });
  return { status: 200, body: withMessages(answer) };
}

export function methodOf(request: SimulatorRequest): string {
  return request.path.replace(/^\/api\//, '');
}

function call(name: string, args: Arguments, request: SimulatorRequest, state: SlackState): MethodAnswer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return failure('unknown_method');
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? args.token;
  if (typeof token !== 'string' || token === '') return failure('not_authed');
  const { botToken } = state.settings;
  if (botToken === null ? !token.startsWith('xoxb-') : token !== botToken) return failure('invalid_auth');
  return method(args, state);
}

/** From the query, a form or JSON; a structured argument that does not parse is left as the text it is. */
export function readArguments(request: SimulatorRequest): Arguments {
  if (request.headers['content-type']?.startsWith('application/json')) {
    return parseJson(request.body) as Arguments;
  }
  const pairs = [...request.query, ...new URLSearchParams(request.body)];
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, STRUCTURED.has(name) ? parseJson(value) : value]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What is wrong stands twice in Slack's answer; the SDK logs the second. */
function withMessages(answer: MethodAnswer): object {
  if (answer.ok || answer.errors === undefined) return answer;
  return { ...answer, response_metadata: { messages: answer.errors.map((problem) => `[ERROR] ${problem}`) } };
}
