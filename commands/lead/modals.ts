import { z } from 'zod';
import { defineModal } from '../../src/contract/modal';
import { type Translate } from '../../src/i18n/translate';
import { InputError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { editLeadForm } from '../../src/leads/lead-edit.card';
import { editFields, mergeEdits, readEditAbout } from '../../src/leads/lead-edit.rules';
import { leadFormFields } from '../../src/leads/lead-form.rules';
import { withoutAbsent } from '../../src/without-absent';
import { mergeModal } from './merge-modal';
import { textModal } from './text-modal';
import { needLead } from './show';
import { type LeadDeps, takeIn } from './take-in';
import { assign, end } from './tend';

const ownerFields = (t: Translate) => z.object({ owner: z.string(t('parse.missing')) });
const whyFields = (t: Translate) => z.object({ why: z.string().trim().min(1, t('parse.missing')).max(200) });

export const leadModals = [
  defineModal<LeadDeps, ReturnType<typeof leadFormFields>>({
    id: 'lead.new',
    role: 'agent',
    effect: 'flow',
    fields: leadFormFields,
    run: async ({ fields, about }, deps, context) => {
      const { sid, ...kept } = aboutOf(about);
      const message = sid === undefined ? kept : { text: (await deps.outreach.stranger.look(sid)).body };
      const taken = await takeIn(
        {
          ...withoutAbsent(fields),
          ...(message.text !== undefined && { message: { ...message, text: message.text } }),
        },
        deps,
        context,
      );
      if (sid !== undefined) await deps.outreach.stranger.say(sid, 'lead', context.actor);
      return taken;
    },
  }),
  defineModal<LeadDeps, ReturnType<typeof editFields>>({
    id: 'lead.edit',
    role: 'agent',
    effect: 'write',
    fields: editFields,
    check: async ({ about, fields, values }, deps, { t }) => {
      const { id, version, was } = readEditAbout(about);
      const lead = await needLead(deps, id);
      if (fields.phone !== undefined || fields.email !== undefined || lead.phone === undefined) {
        if ((lead.version ?? 0) === version) return undefined;
        return { show: editLeadForm(lead, t, mergeEdits(lead, was, values)) };
      }
      throw new InputError([{ path: 'phone', message: t('parse.no_contact'), example: '416-555-0134' }]);
    },
    run: async ({ about, fields }, { deals }, { actor, t }) => {
      const { id, version } = readEditAbout(about);
      await deals.tend.edit(id, version, fields, actor);
      return { text: t('lead.saved', { id }) };
    },
  }),
  defineModal<LeadDeps, ReturnType<typeof ownerFields>>({
    id: 'lead.assign',
    role: 'agent',
    effect: 'write',
    fields: ownerFields,
    run: ({ about, fields }, deps, context) => assign(about as LeadId, fields.owner, deps, context),
  }),
  defineModal<LeadDeps, ReturnType<typeof whyFields>>({
    id: 'lead.dead',
    role: 'agent',
    effect: 'write',
    fields: whyFields,
    run: ({ about, fields }, deps, context) => end(about as LeadId, fields.why, deps, context),
  }),
  textModal,
  mergeModal,
];

/** From a message of Slack, or a text from an unknown number: its words and the way back to it are kept with the lead. */
function aboutOf(about: string): { text?: string; permalink?: string; sid?: string } {
  return about === '' ? {} : (JSON.parse(about) as ReturnType<typeof aboutOf>);
}
