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

/** One step as its contact time is planned. */
export interface PlannableStep {
  channel: StepChannel;
  due_at: Date;
  contact_at: Date | null;
  /** Anything but `open` keeps the time that it had. */
  state: 'open' | 'completed' | 'stopped';
  /** A person put it off: never before this. */
  snoozed_until?: Date;
}

/** The first open instant at or after `from`; null when there is none, or the step is held for another reason. */
export type Opens = (channel: StepChannel, from: Date) => Date | null;

/**
 * The contact times of a ladder, in the order of its steps: the first open instant at or after max(due_at, the
 * contact of the step before + the distance between the two), so that a night never bunches three contacts into
 * one morning (spec 3.4). A step that fell due at an instant that is still open stays where it is; any other is
 * never planned into the past, so that a ladder that was held for days keeps its distances too.
 */
export function planContacts(steps: readonly PlannableStep[], now: Date, opens: Opens): (Date | null)[] {
  let anchor: { due_at: Date; contact_at: Date } | null = null;
  return steps.map((step) => {
    const bounds = [step.due_at, now, step.snoozed_until ?? now];
    if (anchor !== null) {
      bounds.push(new Date(anchor.contact_at.getTime() + step.due_at.getTime() - anchor.due_at.getTime()));
    }
    const contact_at = isSettled(step, now, opens) ? step.contact_at : opens(step.channel, latest(bounds));
    if (contact_at !== null) anchor = { due_at: step.due_at, contact_at };
    return contact_at;
  });
}

function isSettled(step: PlannableStep, now: Date, opens: Opens): boolean {
  if (step.state !== 'open') return true;
  if (step.contact_at === null || step.contact_at > now) return false;
  return opens(step.channel, step.contact_at)?.getTime() === step.contact_at.getTime();
}

function latest(times: Date[]): Date {
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
