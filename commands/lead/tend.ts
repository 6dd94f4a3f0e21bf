import { type UseContext } from '../../src/contract/command';
import { type Reply } from '../../src/contract/view';
import { type LeadId } from '../../src/ids';
import { section } from '../../src/slack-blocks';
import { button } from '../../src/slack-buttons';
import { type LeadDeps } from './take-in';

/** An answer with one button beside it. */
function withButton(text: string, verb: string, words: string, value: string): Reply {
  return { text, blocks: [section(text), { type: 'actions', elements: [button(verb, words, value)] }] };
}

export async function assign(
  id: LeadId,
  owner: string,
  { deals }: LeadDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  const { first } = await deals.tend.assign(id, owner, actor);
  return { text: t(first ? 'lead.assigned' : 'lead.assigned_already', { id, owner: `<@${owner}>` }) };
}

export async function end(
  id: LeadId,
  why: string,
  { deals }: LeadDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  const { first } = await deals.tend.end(id, why, actor);
  if (!first) return { text: t('lead.ended_already', { id }) };
  return withButton(t('lead.ended', { id }), 'lead.revive', t('lead.do.undo'), id);
}

export async function close(id: LeadId, { deals }: LeadDeps, { actor, t }: UseContext): Promise<Reply> {
  const { first } = await deals.tend.close(id, actor);
  if (!first) return { text: t('lead.ended_already', { id }) };
  return withButton(t('lead.closed', { id }), 'lead.revive', t('lead.do.undo'), id);
}

export async function revive(id: LeadId, { deals }: LeadDeps, { actor, t }: UseContext): Promise<Reply> {
  const { first } = await deals.tend.revive(id, actor);
  return { text: t(first ? 'lead.revived' : 'lead.revived_already', { id }) };
}

export async function merge(
  { keep, other }: { keep: LeadId; other: LeadId },
  { deals }: LeadDeps,
  { actor, t }: UseContext,
): Promise<Reply> {
  await deals.tend.merge(keep, other, actor);
  return withButton(t('lead.merged', { keep, other }), 'lead.revive', t('lead.do.undo'), other);
}
