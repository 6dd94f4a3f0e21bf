import { defineButton } from '../../src/contract/command';
import { type Outreach } from '../../src/outreach/outreach';
import { readReplyAbout, replyForm } from '../../src/outreach/reply-form.card';

type Deps = { outreach: Outreach };

/** Answering a seller's text, from its card in the thread of the lead. */
export const replyButtons = [
  defineButton<Deps>({
    id: 'reply.open',
    role: 'agent',
    effect: 'read',
    run: async (id, { outreach }, { t }) => ({ show: replyForm(await outreach.reply.look(id), t) }),
  }),
  defineButton<Deps>({
    id: 'reply.count',
    role: 'agent',
    effect: 'read',
    run: async (_value, { outreach }, { form, t }) => {
      const found = await outreach.reply.look(readReplyAbout(form?.about ?? '').id);
      const typed = form?.values['text'];
      return { show: replyForm({ ...found, typed: typeof typed === 'string' ? typed : '' }, t) };
    },
  }),
];
