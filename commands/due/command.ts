import { type KnownBlock } from '@slack/types';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince, PROVINCES, type Province } from '../../src/geo/provinces';
import { type Ladder } from '../../src/ladder/ladder';
import { taskCard } from '../../src/ladder/task.card';
import { type FollowupTask } from '../../src/ladder/task.model';
import { type Leads } from '../../src/leads/leads';
import { slackDate } from '../../src/slack-text';

interface Input {
  owner?: string | undefined;
  province?: Province | undefined;
}

/** Slack shows 50 blocks a message; a task has up to three, and the list needs room for its head. */
const SHOWN = 12;

export const due = defineCommand<{ ladder: Ladder; leads: Leads }, Input>({
  name: '/due',
  family: 'due',
  summary: 'Follow-up tasks that may be contacted now',
  usage: '[all | <province> | @user]',
  examples: ['', 'all', 'ON', '@anna'],
  role: 'viewer',
  effect: 'read',

  parse(text, { actor }) {
    const word = text.trim();
    if (word === '') return { owner: actor.id };
    if (word.toLowerCase() === 'all') return {};
    const user = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word);
    if (user) return { owner: user[1] };
    const province = parseProvince(word);
    if (province !== null) return { province };
    throw new InputError([
      {
        path: 'filter',
        message: `${word} is neither all, a province (${PROVINCES.join(', ')}) nor a person`,
        example: 'all',
      },
    ]);
  },

  async run(filter, { ladder, leads }, { t }) {
    const { due: open, later, held } = await ladder.due({ ...filter, limit: 200, include_closed: true });
    const head = t('due.head', { due: open.length, later: later.length, held: held.length });
    const blocks: KnownBlock[] = [{ type: 'section', text: { type: 'mrkdwn', text: `*${head}*` } }];
    for (const task of open.slice(0, SHOWN)) {
      blocks.push(...(taskCard(task, await leads.find(task.lead_id)).blocks ?? []));
    }
    const tail = [...tailOf(open), ...nextOf(later, t('due.next')), ...heldOf(held, t('due.held'))];
    if (open.length === 0 && tail.length === 0) tail.push(t('due.nothing'));
    if (tail.length > 0) {
      blocks.push({ type: 'context', elements: [{ type: 'mrkdwn', text: tail.join('\n') }] });
    }
    return { text: head, blocks };
  },
});

function tailOf(open: FollowupTask[]): string[] {
  return open.length > SHOWN ? [`+ ${open.length - SHOWN}`] : [];
}

function nextOf(later: FollowupTask[], label: string): string[] {
  const [next] = later;
  return next?.contact_at ? [`${label} ${next.lead_id} ${slackDate(next.contact_at)}`] : [];
}

function heldOf(held: FollowupTask[], label: string): string[] {
  return held.slice(0, 5).map((task) => `${label} ${task.lead_id}: ${task.hold_reason ?? ''}`);
}
