import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { type Policy } from '../../src/policy/policy';
import {
  changedView,
  differenceView,
  historyView,
  policiesView,
  policyPlace,
  policyView,
} from '../../src/policy/policy.card';
import { editPolicy } from './edit-policy';
import { type PolicyUse, readUse } from './read-use';
import { versionsToCompare } from './versions-to-compare';

export const policyCommand = defineCommand<{ policy: Policy }, PolicyUse>({
  name: '/policy',
  family: 'policy',
  summary: 'See a market policy, change it with a reason, compare its versions, roll back',
  usage:
    '[<place> | history <place> | diff <place> <version> <version> | set <place> <settings> because <reason> | rollback <place> <version> because <reason>]',
  fr: {
    summary:
      'Voir une politique de marché, la changer avec une raison, comparer ses versions, revenir en arrière',
    usage:
      '[<lieu> | historique <lieu> | comparer <lieu> <version> <version> | régler <lieu> <réglages> parce que <raison> | rétablir <lieu> <version> parce que <raison>]',
  },
  examples: [
    'ON Toronto',
    'history ON',
    'set ON Toronto windows mon-fri 9:00-19:00, sat 10:00-16:00 because fewer complaints',
    'set QC channels sms, email score 0.7 max 2/day 5/week holidays closed because the team asked',
    'set BC blackout 2026-12-24, 2026-12-31 because of the holidays',
    'diff ON Toronto 1 2',
    'rollback ON Toronto 1 because the windows were right',
  ],
  role: 'viewer',
  effect: 'read',
  needs: ({ kind }) => (kind === 'set' || kind === 'rollback' ? { role: 'manager', effect: 'write' } : {}),

  parse: (text, { t }) => readUse(text, t.locale),

  async run(use, { policy }, { actor, t }) {
    switch (use.kind) {
      case 'list':
        return policiesView(await policy.list(), t);
      case 'show':
        return policyView(await policy.effective(use.province, use.market), use, t);
      case 'history':
        return historyView(await policy.history(use.province, use.market), use, t);
      case 'diff': {
        const versions = await policy.history(use.province, use.market);
        const [a, b] = versionsToCompare(versions, { ...use, place: policyPlace(use) });
        return differenceView(a, b, t);
      }
      case 'set': {
        const before = await policy.stored(use.province, use.market);
        const edited = editPolicy(before, use);
        if ('issues' in edited) throw new InputError(edited.issues);
        const after = await policy.upsert(actor, { ...use, ...edited });
        const text = t('policy.set', { place: policyPlace(after), version: after.version });
        return changedView(before, after, { text, reason: use.reason }, t);
      }
      case 'rollback': {
        const before = await policy.stored(use.province, use.market);
        const after = await policy.rollBack(actor, use);
        const params = { place: policyPlace(after), version: after.version, back: use.version };
        const said = { text: t('policy.rolled_back', params), reason: use.reason };
        return changedView(before, after, said, t);
      }
    }
  },
});
