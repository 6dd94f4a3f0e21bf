import { createHash } from 'node:crypto';
import { type Actor, actorName } from '../contract/actor';
import { InputError } from '../errors';
import { type Locale } from '../i18n/translate';
import { insertRows } from '../insert-rows';
import { newId, newToken, type MessageId } from '../ids';
import { type GateDecision } from '../policy/gate.rules';
import { NO_LEASE } from './claim-messages';
import { isClockReason } from '../policy/clock-reasons.rules';
import { gateMessage } from './gate-message';
import { judged } from './message-history';
import { type Message } from './message.model';
import { type OutreachDeps } from './outreach-ports';
import { messagePages, withRequiredContent } from './required-content.rules';

export type MessageWish = Pick<
  Message,
  'intent_key' | 'channel' | 'to' | 'contact' | 'body' | 'template' | 'province' | 'market' | 'timezones'
> &
  Partial<
    Pick<
      Message,
      | 'subject'
      | 'html'
      | 'lead_score'
      | 'stated_time'
      | 'correlation_id'
      | 'template_version'
      | 'page_token'
      | 'deal_id'
    >
  > & {
    /** `queue`: kept until the next opening when only the clock is in the way. */
    whenClosed: 'refuse' | 'queue';
    /** Of what is added to it. Default: French in Quebec, else English. */
    language?: Locale | undefined;
    /**
     * An answer to what the person has just written, which need not carry what other messages must (SOR/2013-221 s.3(b),
     * as of 2026-07-23): nothing is added.
     */
    isAnswer?: boolean;
    /** Its intent was made in this transaction: it is no message yet. */
    isNew?: boolean;
  };

export type Asked = { message: Message; isNew: boolean } | { blocked: GateDecision };

/**
 * Asks for one message: gate, then outbox, in the caller's transaction or one of its own.
 * The same intent key brings back the message that it became.
 */
export function askMessage(deps: OutreachDeps) {
  const askAll = askMessages(deps);
  return async (wish: MessageWish, actor: Actor): Promise<Asked> => {
    const [asked] = await askAll([wish], actor);
    if (!asked) throw new Error('one wish has one answer');
    return asked;
  };
}

/** As `askMessage`, for several in one transaction. @returns one answer for each, in their order */
export function askMessages(deps: OutreachDeps) {
  return (wishes: readonly MessageWish[], actor: Actor): Promise<Asked[]> =>
    deps.transaction(async () => {
      const known = await messagesOf(
        deps.messages,
        wishes.filter(({ isNew }) => isNew !== true).map(({ intent_key }) => intent_key),
      );
      const fresh = wishes.filter(({ intent_key }) => !known.has(intent_key));
      const now = deps.clock.now();
      const policy = await deps.policy.together(fresh.map(({ to }) => to));
      const gate = gateMessage({ ...deps, policy });
      const answers: Asked[] = [];
      const made: Message[] = [];
      for (const wish of wishes) {
        const before = known.get(wish.intent_key);
        const answer = before
          ? { message: before, isNew: false }
          : await answerTo(deps, wish, actor, await gate(wish, now), now);
        answers.push(answer);
        if (!('message' in answer) || !answer.isNew) continue;
        made.push(answer.message);
        known.set(wish.intent_key, answer.message);
      }
      if (made.length > 0) await insertRows(deps.messages, made);
      return answers;
    });
}

/** What became of wishes, by their intent keys. */
export async function messagesOf(
  messages: OutreachDeps['messages'],
  intents: readonly string[],
): Promise<Map<string, Message>> {
  if (intents.length === 0) return new Map();
  const found = await messages.find({ intent_key: { $in: intents } }).lean();
  return new Map(found.map((message) => [message.intent_key, message]));
}

async function answerTo(
  deps: OutreachDeps,
  wish: MessageWish,
  actor: Actor,
  decision: GateDecision,
  now: Date,
): Promise<Asked> {
  const mayWait = wish.whenClosed === 'queue' && isClockReason(decision) && decision.next_open !== null;
  if (decision.ok || mayWait) return { message: newMessage(deps, wish, actor, decision, now), isNew: true };
  await emitBlocked(deps, { ...wish, asked_by: actorName(actor) }, decision);
  return { blocked: decision };
}

/** Whatever wrote it, it says who writes and how to stop before it is in the outbox. */
function newMessage(
  deps: OutreachDeps,
  wish: MessageWish,
  actor: Actor,
  decision: GateDecision,
  now: Date,
): Message {
  const {
    whenClosed: _,
    isNew: __,
    language = wish.province === 'QC' ? 'fr' : 'en',
    isAnswer,
    ...rest
  } = wish;
  const _id = newId<MessageId>('message');
  const page_token = wish.page_token ?? newToken();
  const pages = messagePages(deps.publicUrl(), page_token);
  const facts = { language, sender: deps.sender, pages };
  const content = isAnswer === true ? rest : withRequiredContent(rest, facts);
  refuseTooLong(content, wish);
  return {
    correlation_id: `messaging:${_id}`,
    ...content,
    page_token,
    _id,
    state: 'queued',
    not_before: decision.ok ? now : (decision.next_open ?? now),
    asked_by: actorName(actor),
    decision,
    attempts: 0,
    fence: 0,
    leased_until: NO_LEASE,
    status_token: newToken(),
    history: [{ at: now, what: 'asked', by: actorName(actor), gate: judged(decision) }],
    created_at: now,
    updated_at: now,
  };
}

/** Twilio's longest text. */
const LONGEST_TEXT = 1_600;

function refuseTooLong({ channel, body }: Pick<Message, 'channel' | 'body'>, wish: MessageWish): void {
  if (channel !== 'SMS' || body.length <= LONGEST_TEXT) return;
  const left = wish.body.length - (body.length - LONGEST_TEXT);
  const message = `must be at most ${left} characters: who sends it and how to stop is added to it`;
  throw new InputError([{ path: 'message', message, example: wish.body.slice(0, 20) }]);
}

/** A block counts once, when it is said; waiting in the queue is not a block (spec 3.9). */
export async function emitBlocked(
  deps: Pick<OutreachDeps, 'kpi'>,
  wish: Pick<Message, 'channel' | 'contact' | 'province' | 'market' | 'intent_key' | 'asked_by'> &
    Partial<Pick<Message, 'correlation_id'>>,
  decision: GateDecision,
): Promise<void> {
  const metric = wish.channel === 'SMS' ? 'sms_blocked_by_policy' : 'email_blocked_by_policy';
  await deps.kpi.emit(metric, {
    correlation_id: wish.correlation_id ?? `messaging:${refusedId(wish.intent_key)}`,
    success: false,
    actor: wish.asked_by,
    detail: { to: wish.contact, province: wish.province, market: wish.market, reason: decision.reason },
  });
}

/** A refused wish never became a message: its intent stands for it, as a hash, since a caller's key may name a person. */
function refusedId(intentKey: string): string {
  return `refused_${createHash('sha256').update(intentKey).digest('hex').slice(0, 24)}`;
}
