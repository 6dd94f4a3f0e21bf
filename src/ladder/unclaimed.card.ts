import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { slackDate } from '../slack-text';
import { taskHead, whereLine } from './task.card';
import { type FollowupTask } from './task.model';

interface Unclaimed {
  /** The longest waiting first. */
  lines: { task: FollowupTask; lead: Lead | null }[];
  count: number;
  /** Who could take them, by Slack user id. */
  onShift: string[];
}

const CALLED = 10;

/** Due tasks that nobody has, each to be taken with one press. */
export function unclaimedCard({ lines, count, onShift }: Unclaimed, t: Translate): View {
  if (count === 0) return { text: t('unclaimed.all_taken') };
  const text = t(count === 1 ? 'unclaimed.one' : 'unclaimed.many', { count });
  const who = onShift.slice(0, CALLED).map((user) => `<@${user}>`);
  const more = count - lines.length;
  return {
    text,
    blocks: [
      section(
        [`*${text}*`, ...(who.length === 0 ? [] : [t('unclaimed.who', { who: who.join(' ') })])].join('\n'),
      ),
      ...lines.map(({ task, lead }) => ({
        ...section(`*${taskHead(task, lead, t)}*\n${whereLine(task, lead, t)} · ${since(task, t)}`),
        accessory: button('task.take', t('button.take'), task._id),
      })),
      ...(more > 0 ? [context(t('digest.more', { count: more }))] : []),
    ],
  };
}

/** An older card, when a newer one has taken its place. */
export function unclaimedElsewhereCard(t: Translate): View {
  return { text: t('unclaimed.elsewhere') };
}

function since({ contact_at }: FollowupTask, t: Translate): string {
  return contact_at === null ? '' : t('due.waits', { at: slackDate(contact_at) });
}
