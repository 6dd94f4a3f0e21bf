import { type Model } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Actor, actorName } from '../contract/actor';
import { type Clock, type Transaction } from '../contract/ports';
import { UserError } from '../errors';
import { type Policy } from '../policy/policy';
import { localTime } from '../time/zoned';
import { type Shift, type TimeOff } from './shift.model';

export interface ShiftDeps {
  shifts: Model<Shift>;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  policy: Pick<Policy, 'settingsChanged'>;
  teamTimezone: string;
}

export type ShiftTerms = Pick<Shift, 'hours' | 'provinces' | 'languages'>;

/** Kept for one person at once. */
const MOST_TIMES_OFF = 50;

/** Hours and time off of the team's people; each change is in the audit log. */
export function changeShift(deps: ShiftDeps) {
  const { shifts, audit, clock } = deps;
  const stamp = (actor: Actor) => ({ changed_by: actorName(actor), changed_at: clock.now() });
  const note = async (
    actor: Actor,
    user: string,
    action: string,
    before: object | null,
    after: object | null,
  ) => {
    await deps.policy.settingsChanged();
    await audit.record(actor, { action, thing: { kind: 'slack_user', id: user }, before, after });
  };

  async function changeTimeOff(actor: Actor, user: string, change: (now: TimeOff[]) => TimeOff[]) {
    return deps.transaction(async (): Promise<TimeOff[]> => {
      const before = await shifts.findById(user).lean();
      if (!before) {
        throw new UserError('not_found', `<@${user}> has no shifts.`, {
          reason: 'no_shift',
          extra: { who: `slack:${user}` },
        });
      }
      const today = localTime(clock.now(), deps.teamTimezone).date;
      const time_off = change(before.time_off.filter(({ until }) => until >= today));
      await shifts.updateOne({ _id: user }, { $set: { time_off, ...stamp(actor) } });
      await note(actor, user, 'shift.time_off', { time_off: before.time_off }, { time_off });
      return time_off;
    });
  }

  return {
    /** Sets when a person works and whom they serve; time off and turn stay. */
    set: (actor: Actor, user: string, terms: ShiftTerms): Promise<void> =>
      deps.transaction(async () => {
        const before = await shifts.findById(user).lean();
        const fresh = { time_off: [], turn: 0 };
        await shifts.updateOne(
          { _id: user },
          { $set: { ...terms, ...stamp(actor) }, $setOnInsert: fresh },
          { upsert: true },
        );
        await note(actor, user, 'shift.set', before && termsOf(before), terms);
      }),

    /** The person takes no more leads by turn. @returns false when they did not before */
    remove: (actor: Actor, user: string): Promise<boolean> =>
      deps.transaction(async () => {
        const before = await shifts.findByIdAndDelete(user).lean();
        if (!before) return false;
        await note(actor, user, 'shift.remove', termsOf(before), null);
        return true;
      }),

    /** @throws UserError `not_found` for who has no shifts */
    takeOff: (actor: Actor, user: string, off: TimeOff): Promise<TimeOff[]> =>
      changeTimeOff(actor, user, (known) => {
        const others = known.filter(({ from, until }) => from !== off.from || until !== off.until);
        return [...others, off]
          .sort((one, other) => (one.from < other.from ? -1 : 1))
          .slice(0, MOST_TIMES_OFF);
      }),

    /** Ends all time off that is or is to come. @throws UserError `not_found` for who has no shifts */
    comeBack: (actor: Actor, user: string): Promise<TimeOff[]> => changeTimeOff(actor, user, () => []),
  };
}

function termsOf({ hours, provinces, languages }: Shift): ShiftTerms {
  return { hours, provinces, languages };
}
