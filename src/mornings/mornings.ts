import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { chooseMorning } from './choose-morning';
import { morningModel } from './morning.model';
import { type MorningChoice } from './settings.card';
import { tellMornings, type TellMorningsDeps } from './tell-mornings';

export type Mornings = ReturnType<typeof createMornings>;

/** What each person is told as their day begins. */
export function createMornings(
  given: Omit<TellMorningsDeps, 'mornings'> & { connection: Connection; audit: Audit },
) {
  const mornings = morningModel(given.connection);
  const deps = { ...given, mornings };
  return {
    tell: tellMornings(deps),
    choose: chooseMorning(deps),
    /** What a person has chosen, and when it comes. */
    async choiceOf(user: string): Promise<MorningChoice> {
      const { wanted = true, changed_by, changed_at } = (await mornings.findById(user).lean()) ?? {};
      const hasHours = (await given.shifts.list()).some(({ _id }) => _id === user);
      return { wanted, changed_by, changed_at, hasHours, teamTimezone: given.teamTimezone };
    },
  };
}
