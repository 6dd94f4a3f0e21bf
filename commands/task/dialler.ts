import { type KnownBlock } from '@slack/types';
import { type Actor } from '../../src/contract/actor';
import { type Reply } from '../../src/contract/view';
import { type Province } from '../../src/geo/provinces';
import { type Locale, translator } from '../../src/i18n/translate';
import { type TaskId } from '../../src/ids';
import { type Ladder } from '../../src/ladder/ladder';
import { taskCard } from '../../src/ladder/task.card';
import { type readButtonValue } from '../../src/ladder/task-buttons.card';
import { type Leads } from '../../src/leads/leads';
import { slackDate } from '../../src/slack-text';
import { section } from '../../src/slack-blocks';

/** The one task that a person does now, with what ends it; or when the next one opens. */
export async function nextReply(
  ladder: Ladder,
  actor: Actor,
  locale: Locale,
  province?: Province,
): Promise<Reply> {
  const next = await ladder.next(actor, province);
  if (next) {
    const { task, lead, opening } = next;
    const draft = await ladder.draft(task, lead);
    return taskCard(task, lead, { opening, draft, locale, mode: 'next' });
  }
  const { later } = await ladder.due({ owner: actor.id, province, limit: 1, include_closed: true });
  const t = translator(locale);
  const at = later[0]?.contact_at;
  return { text: at ? t('due.all_done', { at: slackDate(at) }) : t('due.all_done_quiet') };
}

/** After a press on a task's card: what followed from it, and what takes the card's place, if anything does. */
export async function follow(
  { id, mode }: ReturnType<typeof readButtonValue>,
  said: Reply | undefined,
  deps: { ladder: Ladder; leads: Pick<Leads, 'find'> },
  actor: Actor,
  locale: Locale,
): Promise<Reply | undefined> {
  if (mode === undefined) return said;
  const shown =
    mode === 'next' ? await nextReply(deps.ladder, actor, locale) : await openTask(id, deps, locale);
  if (said === undefined) return { ...shown, replaces: true };
  return {
    text: `${said.text}\n${shown.text}`,
    blocks: [...blocksOf(said), { type: 'divider' }, ...blocksOf(shown)],
    replaces: true,
  };
}

/** A task's card for one person: after each press it shows in its place what became of the task. */
export async function openTask(
  id: TaskId,
  { ladder, leads }: { ladder: Ladder; leads: Pick<Leads, 'find'> },
  locale: Locale,
): Promise<Reply> {
  const task = await ladder.find(id);
  const lead = await leads.find(task.lead_id);
  const opening = await ladder.openingNow(task, lead);
  return taskCard(task, lead, { locale, opening, draft: await ladder.draft(task, lead), mode: 'open' });
}

function blocksOf({ text, blocks }: Reply): KnownBlock[] {
  return blocks ?? [section(text)];
}
