import { type KnownBlock } from '@slack/types';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { parseProvince, PROVINCES, type Province } from '../../src/geo/provinces';
import { type Translate } from '../../src/i18n/translate';
import { type Ladder } from '../../src/ladder/ladder';
import { taskCard } from '../../src/ladder/task.card';
import { type FollowupTask } from '../../src/ladder/task.model';
import { type Leads } from '../../src/leads/leads';
import { escapeText, slackDate } from '../../src/slack-text';

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
  fr: {
    summary: 'Les suivis que l’on peut faire maintenant',
    usage: '[tous | <province> | @personne]',
  },
  examples: ['', 'all', 'ON', '@anna'],
  role: 'viewer',
  effect: 'read',

  parse(text, { actor, t }) {
    const word = text.trim();
    if (/^(?:mine|me|moi)?$/i.test(word)) return { owner: actor.id };
    if (/^(?:all|tous|toutes|tout)$/i.test(word)) return {};
    const user = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word);
    if (user) return { owner: user[1] };
    const province = parseProvince(word);
    if (province !== null) return { province };
    throw new InputError([
      {
        path: 'filter',
        message: t('parse.not_filter', { text: word, provinces: PROVINCES.join(', ') }),
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
    const tail = [...tailOf(open), ...nextOf(later, t), ...heldOf(held, t)];
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

/** A lead's id may be any text that a caller gave. */
function nextOf(later: FollowupTask[], t: Translate): string[] {
  const [next] = later;
  if (!next?.contact_at) return [];
  return [`${t('due.next')} ${escapeText(next.lead_id)} ${slackDate(next.contact_at)}`];
}

function heldOf(held: FollowupTask[], t: Translate): string[] {
  return held
    .slice(0, 5)
    .map((task) => `${t('due.held')} ${escapeText(task.lead_id)}: ${t.reason(task.hold_reason ?? '')}`);
}
