import { newBuyerForm } from '../../src/buyers/buyer-form.card';
import { defineButton } from '../../src/contract/command';
import { newLeadForm } from '../../src/leads/lead-form.card';
import { type Outreach } from '../../src/outreach/outreach';
import { sortedWords } from '../../src/outreach/stranger.card';

type Deps = { outreach: Pick<Outreach, 'stranger'> };

const contactOf = (from: string) => (from.includes('@') ? { email: from } : { phone: from });

/** On the card of a text from an unknown number: who is it? A form is filled in with what is known. */
export const strangerButtons = [
  defineButton<Deps>({
    id: 'stranger.lead',
    role: 'agent',
    effect: 'read',
    run: async (id, { outreach }, { t }) => {
      const { from } = await outreach.stranger.look(id);
      return {
        show: newLeadForm(contactOf(from), JSON.stringify({ sid: id }), t),
      };
    },
  }),
  defineButton<Deps>({
    id: 'stranger.buyer',
    role: 'agent',
    effect: 'read',
    run: async (id, { outreach }, { t }) => {
      const { from } = await outreach.stranger.look(id);
      return { show: newBuyerForm(t, contactOf(from), id) };
    },
  }),
  defineButton<Deps>({
    id: 'stranger.nobody',
    role: 'agent',
    effect: 'write',
    run: async (id, { outreach }, { actor, t }) => {
      const { sorted, first } = await outreach.stranger.say(id, 'nobody', actor);
      const words = sortedWords(sorted, t);
      return { text: first ? words : t('stranger.already', { words }) };
    },
  }),
];
