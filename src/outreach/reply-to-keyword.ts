import { type Locale } from '../i18n/translate';
import { keywordReply } from './keyword-reply.rules';
import { type OptWish } from './opt-words.rules';
import { placeOfAddress } from './place-of-address';
import { type InboundDeps, type Known, type ReceivedText } from './receive-text';

/**
 * What a keyword is answered, in its own language. It goes back with the answer to the webhook and not through the
 * outbox: it is the answer to what the person has just asked for, at that minute, also to somebody who is suppressed
 * from now on. Null where nothing is to be said, where Twilio has said it (Advanced Opt-Out, canada.md section 2), and
 * while nothing real may go out at all.
 */
export function replyToKeyword(deps: InboundDeps) {
  return async (text: ReceivedText, wish: OptWish | null, known: Known): Promise<string | null> => {
    if (wish === null || wish.word === 'yes' || text.optOutType !== undefined || text.mail) return null;
    if (!(await mayAnswer(deps, text, known))) return null;
    const language: Locale = wish.language ?? known.buyer?.language ?? known.lead?.language ?? 'en';
    const what =
      wish.word === 'start' || wish.word === 'help'
        ? { to: wish.word }
        : { to: 'stop' as const, channels: wish.channels };
    return keywordReply(what, language, deps.sender, await aboutUrl(deps, text.from));
  };
}

/** The switch holds for answers too (spec 3.1); sandboxes pass. */
async function mayAnswer(deps: InboundDeps, { from }: ReceivedText, { lead }: Known): Promise<boolean> {
  const now = deps.clock.now();
  const question = { channel: 'SMS' as const, ...placeOfAddress(from, {}, lead), when: { at: now } };
  const { reason } = await deps.policy.decide(question, now);
  return reason !== 'go_live_off' && reason !== 'gate_error';
}

/** The page that says who we are, of the newest message to that number. */
async function aboutUrl(deps: InboundDeps, to: string): Promise<string | null> {
  const newest = await deps.messages.findOne({ to }).sort({ sent_at: -1 }).lean();
  return newest === null ? null : `${deps.publicUrl()}/about/${newest.page_token}`;
}
