import { type KnownBlock } from '@slack/types';
import { type View } from '../contract/view';
import { type Translate } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { slackDate } from '../slack-text';
import { stateLines, taskHead, type TaskCardFacts, whereLine } from './task.card';
import { type FollowupTask } from './task.model';

export interface DigestLine {
  task: FollowupTask;
  lead: Lead | null;
  opening?: TaskCardFacts['opening'];
}

interface Digest {
  /** The quarter hour in which they became due. */
  at: Date;
  /** Those that are shown: what is open first. */
  lines: DigestLine[];
  /** To be done now. */
  due: number;
  /** Put off and held ones too. */
  open: number;
  over: number;
}

/** Named in the notification on a phone. */
const NAMED = 3;

/** What became due in a quarter hour: what is to be done, then what became of the rest. */
export function digestCard({ lines, ...digest }: Digest, t: Translate): View {
  const { due, open, over } = digest;
  const head = headOf(digest, t);
  const todo = lines.filter(({ task }) => task.state === 'open');
  const names = todo.slice(0, NAMED).map(({ task, lead }) => taskHead(task, lead, t));
  const more = open + over - lines.length;
  return {
    text: names.length === 0 ? head : `${head}: ${names.join('; ')}`,
    blocks: [
      section(`*${head}*`),
      ...todo.map((line) => openLine(line, t)),
      ...lines.filter(({ task }) => task.state !== 'open').map((line) => overLine(line, t)),
      ...(more > 0 ? [context(t('digest.more', { count: more }))] : []),
      ...(due > 0 ? [buttons(t)] : []),
    ],
  };
}

function headOf({ at, due, open, over }: Omit<Digest, 'lines'>, t: Translate): string {
  const facts = { at: slackDate(at), due, over, later: open - due };
  if (due > 0) return t(due === 1 ? 'digest.one' : 'digest.many', facts);
  if (open > 0) return t('digest.later', facts);
  return t(over > 0 ? 'digest.done' : 'digest.moved', facts);
}

function openLine({ task, lead, opening }: DigestLine, t: Translate): KnownBlock {
  const state = stateLines(task, { opening }, t).join(' · ');
  return {
    ...section(`*${taskHead(task, lead, t)}*\n${whereLine(task, lead, t)}\n${state}`),
    accessory: button('due.open', t('due.open'), task._id),
  };
}

function overLine({ task, lead }: DigestLine, t: Translate): KnownBlock {
  return context(`${taskHead(task, lead, t)} · ${stateLines(task, {}, t).join(' · ')}`);
}

function buttons(t: Translate): KnownBlock {
  return {
    type: 'actions',
    elements: [
      button('due.next', t('due.start'), 'next', { style: 'primary' }),
      button('due.list', t('due.all'), '{}'),
    ],
  };
}
