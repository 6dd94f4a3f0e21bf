import { type Lead } from '../../../src/leads/lead.model';
import { type LeadFacts } from '../../../src/leads/intake-facts.rules';
import { type FollowupTask, taskModel } from '../../../src/ladder/task.model';
import { CALLER, type TestAreas } from '../../support/areas';

export const ANNA = '+14165550134';
let nth = 0;

/** A seller in Toronto who wrote through a web form. */
export async function intake(world: TestAreas, more: Partial<LeadFacts> = {}): Promise<Lead> {
  const facts = { name: 'Anna Roy', phone: ANNA, address: '12 King St W, Toronto ON', source: 'web_form' };
  return (await world.leads.intake({ ...facts, ...more }, CALLER, `test:${++nth}`)).lead;
}

export async function stepOf(world: TestAreas, lead: Lead, step: number): Promise<FollowupTask> {
  const task = (await world.ladder.tasksOf(lead._id)).find((one) => one.step === step);
  if (!task) throw new Error(`no step ${step}`);
  return task;
}

export const tasksIn = (world: TestAreas) => taskModel(world.store.connection);
