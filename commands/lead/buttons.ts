import { defineButton } from '../../src/contract/command';
import { noticeView } from '../../src/contract/notice';
import { UserError } from '../../src/errors';
import { type LeadId } from '../../src/ids';
import { assignForm, deadForm, mergeForm, textForm } from '../../src/leads/lead-choice.card';
import { newLeadForm } from '../../src/leads/lead-form.card';
import { explain } from '../../src/policy/explain.rules';
import { escapeText, personName, slackDate } from '../../src/slack-text';
import { needLead, showEdit, showLead } from './show';
import { type LeadDeps } from './take-in';
import { revive } from './tend';

const SNOOZE_MINUTES = 60;

type Run = Parameters<typeof defineButton<LeadDeps>>[0]['run'];

const reads = { role: 'agent', effect: 'read' } as const;
const writes = { role: 'agent', effect: 'write' } as const;

/** The lead as the form that mends it: from its card, and where an answer shows what was understood. */
const edit: Run = async (id, deps, { t }) => showEdit(await needLead(deps, id), t);

export const leadButtons = [
  defineButton<object>({
    id: 'lead.form',
    ...reads,
    run: async (_value, _deps, { t }) => ({ show: newLeadForm({}, '', t) }),
  }),
  defineButton<LeadDeps>({ id: 'lead.edit', ...reads, run: edit }),
  defineButton<LeadDeps>({ id: 'lead.fix', ...reads, run: edit }),
  defineButton<LeadDeps>({
    id: 'lead.show',
    ...reads,
    run: async (id, deps, context) => showLead(await needLead(deps, id), deps, context),
  }),
  defineButton<LeadDeps>({
    id: 'lead.assign',
    ...reads,
    run: async (id, deps, { t }) => ({ show: assignForm(await needLead(deps, id), t) }),
  }),
  defineButton<LeadDeps>({
    id: 'lead.merge',
    ...reads,
    run: async (id, deps, { t }) => ({ show: mergeForm(await needLead(deps, id), t) }),
  }),
  defineButton<LeadDeps>({
    id: 'lead.dead',
    ...reads,
    run: async (id, deps, { t }) => ({ show: deadForm(await needLead(deps, id), t) }),
  }),
  defineButton<LeadDeps>({
    id: 'lead.text',
    ...reads,
    run: async (id, deps, { t }) => {
      const lead = await needLead(deps, id);
      const decision = await deps.policy.askGate({ channel: 'SMS', leadId: id });
      return { show: textForm(lead, escapeText(explain(decision, t.locale).join(' ')), t) };
    },
  }),
  defineButton<LeadDeps>({
    id: 'lead.call',
    ...reads,
    run: async (id, deps, { t }) => {
      const { name, phone = '–' } = await needLead(deps, id);
      const decision = await deps.policy.askGate({ channel: 'CALL', leadId: id });
      // The number is shown only when it may be dialled: a card must not tempt into an unlawful call.
      const words = decision.ok
        ? `${t('lead.call_now')}\n*${t('lead.call_number', { number: `<tel:${phone}|${phone}>` })}*`
        : escapeText(explain(decision, t.locale).join('\n'));
      return { show: noticeView(t('lead.do.call'), `*${escapeText(name)}*\n${words}`) };
    },
  }),
  defineButton<LeadDeps>({
    id: 'lead.snooze',
    ...writes,
    run: async (id, { ladder }, { actor, t }) => {
      const next = (await ladder.tasksOf(id as LeadId)).find(({ state }) => state === 'open');
      if (!next) throw new UserError('conflict', t('lead.nothing_open', { id }));
      const { contact_at } = await ladder.snooze(next._id, SNOOZE_MINUTES, actor);
      return { text: t('lead.snoozed', { id, until: contact_at === null ? '—' : slackDate(contact_at) }) };
    },
  }),
  defineButton<LeadDeps>({
    id: 'lead.stop',
    ...writes,
    run: async (id, { deals }, { actor, t }) => {
      const count = await deals.tend.stopLadder(id as LeadId, actor);
      return { text: t(count === 0 ? 'lead.nothing_open' : 'lead.stopped', { id, count }) };
    },
  }),
  defineButton<LeadDeps>({
    id: 'lead.take',
    ...writes,
    run: async (id, { deals }, { actor, t }) => {
      const { lead, first } = await deals.tend.take(id as LeadId, actor);
      return {
        text: t(first ? 'lead.taken' : 'lead.taken_already', { id, owner: personName(lead.owner ?? '') }),
      };
    },
  }),
  defineButton<LeadDeps>({
    id: 'lead.revive',
    ...writes,
    run: (id, deps, context) => revive(id as LeadId, deps, context),
  }),
];
