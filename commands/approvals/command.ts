import { type Approvals } from '../../src/approvals/approvals';
import { proposalCard } from '../../src/approvals/proposal.card';
import { hasRole } from '../../src/contract/actor';
import { defineCommand } from '../../src/contract/command';
import { InputError, UserError } from '../../src/errors';

type Input = { kind: 'list' } | { kind: 'single-manager'; on: boolean };

/** Each has three blocks; Slack shows 50. */
const SHOWN = 15;

export const approvalsCommand = defineCommand<{ approvals: Approvals }, Input>({
  name: '/approvals',
  family: 'approvals',
  summary: 'What waits for a second person; may a team’s only manager approve alone',
  usage: '[single-manager on|off]',
  fr: {
    summary: 'Ce qui attend une deuxième personne ; le seul gestionnaire peut-il approuver seul',
    usage: '[single-manager on|off]',
  },
  examples: ['', 'single-manager on'],
  role: 'viewer',
  effect: 'write',

  parse(text, { t }) {
    const typed = text.trim().toLowerCase();
    if (typed === '') return { kind: 'list' };
    const [, on] = /^single-manager\s+(on|off)$/.exec(typed) ?? [];
    if (on !== undefined) return { kind: 'single-manager', on: on === 'on' };
    throw new InputError([
      { path: 'text', message: t('approval.not_known', { text: typed }), example: 'single-manager on' },
    ]);
  },

  async run(input, { approvals }, { actor, t }) {
    if (input.kind === 'single-manager') {
      if (!hasRole(actor, 'admin')) {
        throw new UserError('forbidden', t('error.forbidden', { needed: 'admin', role: actor.role }));
      }
      await approvals.setSingleManager(input.on, actor);
      return { text: t(input.on ? 'approval.single_manager_on' : 'approval.single_manager_off') };
    }
    const waiting = await approvals.pending(SHOWN);
    if (waiting.length === 0) return { text: t('approval.none') };
    const text = t('approval.count', { count: waiting.length });
    return { text, blocks: waiting.flatMap((proposal) => proposalCard(proposal, t).blocks ?? []) };
  },
});
