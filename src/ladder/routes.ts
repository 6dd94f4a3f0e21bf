import { z } from 'zod';
import { defineRoute } from '../contract/route';
import { UserError } from '../errors';
import { type LeadId, type TaskId } from '../ids';
import { type Leads } from '../leads/leads';
import { idField, instant, instantField, marketField, provinceField, textField } from '../rest-fields';
import { type Ladder } from './ladder';
import { type FollowupTask, TASK_OUTCOMES } from './task.model';

const taskOutput = z.object({
  id: z.string(),
  due_at: instant,
  contact_at: instant.nullable(),
  channel: z.enum(['SMS', 'CALL']),
  step: z.int(),
  owner: z.string().nullable(),
  lead_id: z.string(),
  state: z.enum(['open', 'completed', 'stopped']),
  hold_reason: z.string().nullable(),
  outcome: z.enum(TASK_OUTCOMES).nullable(),
});

function shown(task: FollowupTask) {
  return {
    id: task._id,
    due_at: task.due_at.toISOString(),
    contact_at: task.contact_at?.toISOString() ?? null,
    channel: task.channel,
    step: task.step,
    owner: task.owner ?? null,
    lead_id: task.lead_id,
    state: task.state,
    hold_reason: task.hold_reason,
    outcome: task.outcome ?? null,
  };
}

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
      return (await ladder.create(lead, input, actor)).map(shown);
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
      actor: textField(200).optional(),
      correlation_id: idField.optional(),
    }),
    output: taskOutput,
    run: async (input, { ladder }: Deps, { actor }) => {
      const { task } = await ladder.complete(input.id as TaskId, 'done', actor, input);
      return shown(task);
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
      return [...due, ...later, ...held].slice(0, input.limit).map(shown);
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
