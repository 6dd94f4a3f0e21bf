import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { type Reply } from '../../src/contract/view';
import { InputError } from '../../src/errors';
import { type Translate } from '../../src/i18n/translate';
import { type Outreach } from '../../src/outreach/outreach';
import { LONGEST_REPLY, mayQueue, readReplyAbout, replyForm } from '../../src/outreach/reply-form.card';
import { shownReplies } from '../../src/outreach/seller-text.card';
import { countSegments } from '../../src/outreach/templates/segments.rules';
import { explain } from '../../src/policy/explain.rules';
import { escapeText, quoted, slackDate } from '../../src/slack-text';

const fields = (t: Translate) =>
  z.object({
    text: z
      .string()
      .trim()
      .min(1, t('parse.missing'))
      .max(LONGEST_REPLY, t('parse.too_long', { max: LONGEST_REPLY })),
  });

/**
 * Sends the answer. What came up while it was written (somebody else answered, the window closed) is shown in the form
 * with the words kept, to be confirmed; what comes up after that gives the words back.
 */
export const replyModals = [
  defineModal<{ outreach: Outreach }, ReturnType<typeof fields>>({
    id: 'reply.send',
    role: 'agent',
    effect: 'write',
    fields,
    check: async ({ about, fields: { text: typed } }, { outreach }, { t }) => {
      const { id, seen, queue } = readReplyAbout(about);
      const found = await outreach.reply.look(id);
      const { text, decision } = found;
      if ((text.replies ?? []).length > seen) {
        return { show: replyForm({ ...found, typed, notice: t('reply.overtaken_ask') }, t) };
      }
      if (decision.ok || (mayQueue(decision) && queue)) return undefined;
      if (mayQueue(decision))
        return { show: replyForm({ ...found, typed, notice: t('reply.closed_now') }, t) };
      throw new InputError([{ path: 'text', message: explain(decision, t.locale).join(' ') }]);
    },
    run: async ({ about, fields: { text } }, { outreach }, { actor, intentKey, t }) => {
      const { id, seen, queue } = readReplyAbout(about);
      const whenClosed = queue ? 'queue' : 'refuse';
      const sent = await outreach.reply.send(id, { text, seen, whenClosed }, actor, intentKey);
      if ('overtaken' in sent) {
        return givenBack([t('reply.overtaken'), ...shownReplies(sent.overtaken, t)].join('\n'), text);
      }
      if ('blocked' in sent) return givenBack(escapeText(explain(sent.blocked, t.locale).join(' ')), text);
      const { channel, body, not_before } = sent.message;
      const at = slackDate(not_before);
      return channel === 'SMS'
        ? { text: t('reply.sent', { at, segments: countSegments(body).segments }) }
        : { text: t('reply.sent_email', { at }) };
    },
  }),
];

/** The form is closed by now. */
function givenBack(why: string, text: string): Reply {
  return { text: `${why}\n${quoted(text)}` };
}
