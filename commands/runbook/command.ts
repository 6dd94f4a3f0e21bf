import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { CHECK_IDS, type CheckId, LONGEST_REASON } from '../../src/governance/runbook/finding';
import { runbookCard } from '../../src/governance/runbook/runbook.card';
import { type Runbook } from '../../src/governance/runbook/runbook';
import { UserError } from '../../src/errors';
import { hasRole } from '../../src/contract/actor';

type Input = { kind: 'show' } | { kind: 'acknowledge'; check: CheckId; reason: string };

export const runbook = defineCommand<{ runbook: Runbook }, Input>({
  name: '/runbook',
  family: 'runbook',
  summary: 'What must be green before sending is turned on; acknowledge a check',
  usage: '[ack <check> <reason>]',
  fr: {
    summary: 'Ce qui doit être vert avant d’activer l’envoi ; prendre un point sur soi',
    usage: '[ack <point> <raison>]',
  },
  examples: ['', 'ack backup The nightly copy is made by our host'],
  role: 'viewer',
  effect: 'flow',

  parse(text, { t }) {
    const typed = text.trim();
    if (typed === '') return { kind: 'show' };
    const [, check = '', reason = ''] = /^ack(?:nowledge)?\s+(\S+)\s*(.*)$/is.exec(typed) ?? [];
    const id = CHECK_IDS.find((known) => known === check.toLowerCase());
    const example = 'ack backup The nightly copy is made by our host';
    if (id === undefined) {
      const message = t('runbook.not_check', { text: check || typed, checks: CHECK_IDS.join(', ') });
      throw new InputError([{ path: 'check', message, example }]);
    }
    if (reason === '') throw new InputError([{ path: 'reason', message: t('parse.missing'), example }]);
    if (reason.length > LONGEST_REASON) {
      throw new InputError([
        { path: 'reason', message: t('parse.too_long', { max: LONGEST_REASON }), example },
      ]);
    }
    return { kind: 'acknowledge', check: id, reason };
  },

  async run(input, deps, { actor, t }) {
    if (input.kind === 'acknowledge') {
      if (!hasRole(actor, 'manager')) {
        throw new UserError('forbidden', t('error.forbidden', { needed: 'manager', role: actor.role }));
      }
      await deps.runbook.acknowledge(input.check, input.reason, actor);
    }
    return runbookCard(await deps.runbook.look(), t);
  },
});
