import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { UserError } from '../errors';
import { type LeadId, type TaskId } from '../ids';
import { type Leads } from '../leads/leads';
import { idField, instantField, marketField, provinceField, textField } from '../rest-fields';
import { type Ladder } from './ladder';
import { TASK_OUTCOMES } from './task.model';
import { shownTask, taskOutput } from './task-output';

const shareOutput = z.object({ eligible: z.int(), met: z.int(), share: z.number().nullable() });
const WEEK_MS = 7 * 24 * 3600 * 1000;

type Deps = { ladder: Ladder };

export const ladderRoutes = [
  defineRoute({
    method: 'POST',
    path: '/api/followups/ladder/create',
    summary: 'Create the six follow-up tasks of a lead; a second time brings back the first ones',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({
      lead_id: idField,
      province: provinceField,
      market: marketField,
      owner: textField(100).optional(),
      correlation_id: idField.optional(),
    }),
    output: z.array(taskOutput),
    run: async (input, { ladder, leads }: Deps & { leads: Leads }, { actor }) => {
      const id = input.lead_id as LeadId;
      const lead = (await leads.find(id)) ?? (await leads.stub(id, input));
      return (await ladder.create(lead, input, actor)).map(shownTask);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/task/{id}/complete',
    summary: 'End a step; done twice it has one effect',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({
      id: idField,
      /** Who did it; on record beside the holder of the key. */
      actor: textField(200).optional(),
      outcome: z
        .enum(TASK_OUTCOMES, { error: `must be one of ${TASK_OUTCOMES.join(', ')}` })
        .exclude(['text_sent'], { error: 'must be how a person ended it: text_sent is said by the outbox' })
        .default('done'),
      correlation_id: idField.optional(),
    }),
    output: taskOutput,
    run: async (input, { ladder }: Deps, { actor }) => {
      const { correlation_id, actor: changed_by } = input;
      const options = { correlation_id, changed_by };
      return shownTask((await ladder.complete(input.id as TaskId, input.outcome, actor, options)).task);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/task/{id}/reopen',
    summary: 'Undo the end of a step; what followed from it stays',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ id: idField }),
    output: taskOutput,
    run: async ({ id }, { ladder }: Deps, { actor }) =>
      shownTask((await ladder.reopen(id as TaskId, actor)).task),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/task/{id}/snooze',
    summary: 'Put a step off to the first opening at or after an instant; never brings it nearer',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ id: idField, until: instantField }),
    output: taskOutput,
    run: async ({ id, until }, { ladder }: Deps, { actor }) =>
      shownTask(await ladder.snooze(id as TaskId, until, actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/task/{id}/assign',
    summary: 'Give a step to somebody, whoever had it',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ id: idField, owner: textField(100) }),
    output: taskOutput,
    run: async ({ id, owner }, { ladder }: Deps, { actor }) =>
      shownTask(await ladder.assign(id as TaskId, owner, actor)),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/task/{id}/skip',
    summary: 'Leave one step out; the later ones stay where they are',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ id: idField }),
    output: taskOutput,
    run: async ({ id }, { ladder }: Deps, { actor }) =>
      shownTask((await ladder.skip(id as TaskId, actor)).task),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/followups/ladder/stop',
    summary: 'Stop what is left of a lead’s ladder; a second time stops nothing more',
    role: 'agent',
    effect: 'write',
    input: z.strictObject({ lead_id: idField }),
    output: z.array(taskOutput),
    run: async ({ lead_id }, { ladder }: Deps, { actor }) => {
      await ladder.stop(lead_id as LeadId, 'person', actor);
      return (await ladder.tasksOf(lead_id as LeadId)).map(shownTask);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/followups/due',
    summary: 'Open tasks that may be contacted now; with include_closed also the later ones and those held',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({
      limit: z.int().min(1).max(200, { error: 'must be at most 200' }).default(20),
      owner: textField(100).optional(),
      province: provinceField.optional(),
      include_closed: z.boolean().optional(),
    }),
    output: z.array(taskOutput),
    run: async (input, { ladder }: Deps) => {
      const { due, later, held } = await ladder.due(input);
      return [...due, ...later, ...held].slice(0, input.limit).map(shownTask);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/api/followups/sla',
    summary: 'How fast the ladder is worked; default the last 7 days',
    role: 'viewer',
    effect: 'read',
    input: z.strictObject({ from: instantField.optional(), to: instantField.optional() }),
    output: z.object({
      count: z.int(),
      within_30m: z.number().nullable(),
      within_2h: z.number().nullable(),
      detail: z.object({ within_30m: shareOutput, within_2h: shareOutput }),
      raw: z.object({ within_30m: shareOutput, within_2h: shareOutput }),
    }),
    run: async (input, { ladder }: Deps, { now }) => {
      const to = input.to ?? now;
      const from = input.from ?? new Date(to.getTime() - WEEK_MS);
      if (from >= to) throw new UserError('invalid_input', 'from must be before to.');
      return ladder.sla(from, to);
    },
  }),
];
