import { type KnownBlock } from '@slack/types';
import { type Actor } from '../../src/contract/actor';
import { type Reply } from '../../src/contract/view';
import { type Province } from '../../src/geo/provinces';
import { type Locale, translator } from '../../src/i18n/translate';
import { type Ladder } from '../../src/ladder/ladder';
import { taskCard } from '../../src/ladder/task.card';
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
    return taskCard(task, lead, { opening, draft, locale, dialler: true });
  }
  const { later } = await ladder.due({ owner: actor.id, province, limit: 1, include_closed: true });
  const t = translator(locale);
  const at = later[0]?.contact_at;
  return { text: at ? t('due.all_done', { at: slackDate(at) }) : t('due.all_done_quiet') };
}

/** After a result on the dialler: what followed from it, then the next task, in the place of the last. */
export async function thenNext(
  said: Reply | undefined,
  ladder: Ladder,
  actor: Actor,
  locale: Locale,
): Promise<Reply> {
  const next = await nextReply(ladder, actor, locale);
  if (said === undefined) return { ...next, replaces: true };
  return {
    text: `${said.text}\n${next.text}`,
    blocks: [...blocksOf(said), { type: 'divider' }, ...blocksOf(next)],
    replaces: true,
  };
}

function blocksOf({ text, blocks }: Reply): KnownBlock[] {
  return blocks ?? [section(text)];
}
