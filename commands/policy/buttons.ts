import { z } from 'zod';
import { defineButton } from '../../src/contract/command';
import { PROVINCES } from '../../src/geo/provinces';
import { changedView, policyPlace, type RollBackValue } from '../../src/policy/policy.card';
import { type Policy } from '../../src/policy/policy';

const value: z.ZodType<RollBackValue> = z.object({
  province: z.enum(PROVINCES),
  market: z.string(),
  version: z.int(),
  newest: z.int(),
  reason: z.string(),
});

export const policyButtons = [
  defineButton<{ policy: Policy }>({
    id: 'policy.roll-back',
    role: 'manager',
    effect: 'write',
    run: async (text, { policy }, { actor, t }) => {
      const back = value.parse(JSON.parse(text));
      const before = await policy.stored(back.province, back.market);
      const after = await policy.rollBack(actor, back);
      const params = { place: policyPlace(after), version: after.version, back: back.version };
      const said = { text: t('policy.rolled_back', params), reason: back.reason };
      return changedView(before, after, said, t);
    },
  }),
];
