export type StepChannel = 'SMS' | 'CALL';

export interface LadderStep {
  step: number;
  channel: StepChannel;
  /** From the ladder's start, in minutes. */
  delayMinutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** The six follow-up steps (spec 3.4). */
export const LADDER: readonly LadderStep[] = [
  { step: 1, channel: 'SMS', delayMinutes: 0 },
  { step: 2, channel: 'CALL', delayMinutes: 30 },
  { step: 3, channel: 'SMS', delayMinutes: 3 * HOUR },
  { step: 4, channel: 'CALL', delayMinutes: DAY },
  { step: 5, channel: 'SMS', delayMinutes: 3 * DAY },
  { step: 6, channel: 'CALL', delayMinutes: 7 * DAY },
];

export interface ScheduledStep extends LadderStep {
  due_at: Date;
  contact_at: Date | null;
}

/**
 * The times of a ladder. `due_at` is raw. A step is contacted at the first open instant at or after
 * max(due_at, the contact of the step before + the distance between the two), so that a night never bunches
 * three contacts into one morning. `opens` answers for the channel; null when there is no opening.
 */
export async function scheduleLadder(
  start: Date,
  steps: readonly LadderStep[],
  opens: (channel: StepChannel, from: Date) => Promise<Date | null>,
): Promise<ScheduledStep[]> {
  const scheduled: ScheduledStep[] = [];
  for (const [index, step] of steps.entries()) {
    const due_at = minutesAfter(start, step.delayMinutes);
    const before = scheduled[index - 1];
    const spaced = before?.contact_at
      ? minutesAfter(before.contact_at, step.delayMinutes - before.delayMinutes)
      : due_at;
    const earliest = spaced > due_at ? spaced : due_at;
    scheduled.push({ ...step, due_at, contact_at: await opens(step.channel, earliest) });
  }
  return scheduled;
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
