import { type Connection } from 'mongoose';
import { type Audit } from '../audit/audit';
import { type Clock, type Transaction } from '../contract/ports';
import { type Policy } from '../policy/policy';
import { localTime } from '../time/zoned';
import { changeShift } from './change-shift';
import { shiftModel, type Shift } from './shift.model';
import { isOnShift, type LeadKind, nextInTurn, serves } from './shift.rules';

export type Shifts = ReturnType<typeof createShifts>;

/** Who of the team works when, and whose turn it is to take a new lead. */
export function createShifts(given: {
  connection: Connection;
  audit: Audit;
  clock: Clock;
  transaction: Transaction;
  policy: Pick<Policy, 'kept' | 'settingsChanged'>;
  /** The hours are of this zone's clock. */
  teamTimezone: string;
}) {
  const shifts = shiftModel(given.connection);
  const teamTime = () => localTime(given.clock.now(), given.teamTimezone);
  const all = async (): Promise<Shift[]> =>
    shifts
      .find({ _id: { $gte: '' } })
      .sort({ _id: 1 })
      .lean();
  /** But for the turns: each lead that is given by turn changes one. */
  const terms = given.policy.kept(all);

  return {
    ...changeShift({ ...given, shifts }),
    teamTime,

    /** Everybody who has hours, with whether they work at this moment. */
    async list(): Promise<(Shift & { isOn: boolean })[]> {
      const now = teamTime();
      return (await all()).map((shift) => ({ ...shift, isOn: isOnShift(shift, now) }));
    },

    /**
     * Gives a lead to whose turn it is, in the caller's transaction: two at once cannot have the same turn, the later
     * one meets the first one's write and is done again. @returns the person, or null when nobody works who serves it
     */
    async take(lead: LeadKind): Promise<string | null> {
      if (nextInTurn(await terms(), teamTime(), lead) === null) return null;
      const everybody = await all();
      const next = nextInTurn(everybody, teamTime(), lead);
      if (next === null) return null;
      const turn = Math.max(...everybody.map((shift) => shift.turn)) + 1;
      await shifts.updateOne({ _id: next._id }, { $set: { turn } });
      return next._id;
    },

    /** A team that has no shifts works at any time. */
    async anybodyWorks(): Promise<boolean> {
      const now = teamTime();
      const everybody = await all();
      return everybody.length === 0 || everybody.some((shift) => isOnShift(shift, now));
    },

    /** Tells of many leads, by one look, whether somebody works who serves them. */
    async served(): Promise<(lead: LeadKind) => boolean> {
      const now = teamTime();
      const working = (await all()).filter((shift) => isOnShift(shift, now));
      return (lead) => working.some((shift) => serves(shift, lead));
    },
  };
}
