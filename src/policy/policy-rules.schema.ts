import { z } from 'zod';
import { DAY_MINUTES, parseDate, type Weekday } from '../time/civil-date';
import { formatMinute, parseEndMinute, parseMinuteOfDay } from '../time/wall-time';
import { CHANNELS } from './channel';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

const weekday = z.literal([...WEEKDAYS] satisfies Weekday[], {
  error: ({ input }) => `${shown(input)} is no weekday: 0 is Monday, 6 is Sunday`,
});

const startTime = z
  .string({ error: 'a time of day as text, like 09:00' })
  .meta({ examples: ['09:00'] })
  .transform((text, context): string => {
    const minute = parseMinuteOfDay(text);
    if (minute !== null) return formatMinute(minute);
    const why =
      parseEndMinute(text) === DAY_MINUTES
        ? 'a window cannot start at 24:00'
        : `${shown(text)} is no time of day`;
    context.addIssue({ code: 'custom', message: `${why}; write 09:00 or 0900` });
    return z.NEVER;
  });

const endTime = z
  .string({ error: 'a time of day as text, like 20:00' })
  .meta({ examples: ['20:00'] })
  .transform((text, context): string => {
    const minute = parseEndMinute(text);
    if (minute !== null) return formatMinute(minute);
    context.addIssue({
      code: 'custom',
      message: `${shown(text)} is no time of day; write 20:00 or 2000, at most 24:00`,
    });
    return z.NEVER;
  });

const contactWindow = z
  .strictObject(
    {
      days: z
        .array(weekday, { error: 'a list of weekdays, like [0, 1, 2, 3, 4]' })
        .min(1, { error: 'at least one weekday, like [0, 1, 2, 3, 4]' })
        .refine((days) => new Set(days).size === days.length, { error: 'the same weekday twice' }),
      start: startTime,
      end: endTime,
    },
    {
      error: unknownKey('days, start, end', 'a window, like {"days": [0], "start": "09:00", "end": "20:00"}'),
    },
  )
  .superRefine((window, context) => {
    if (window.start < window.end) return;
    const hint = window.end === '00:00' ? 'the end of a day is 24:00' : 'for a night write two windows';
    const message = `${window.start} is not before the end ${window.end}; ${hint}`;
    context.addIssue({ code: 'custom', path: ['start'], message });
  });

const count = (what: string) =>
  z
    .int({ error: `a whole number of ${what}, 1 or more` })
    .min(1, { error: `a whole number of ${what}, 1 or more` });

/** A market policy's `rules` (spec 3.1): refused with the path of what is wrong; times come out as `HH:MM`. */
export const policyRulesSchema = z.strictObject(
  {
    contact_windows_local: z
      .array(contactWindow, {
        error: 'a list of windows, like [{"days": [0], "start": "09:00", "end": "20:00"}]',
      })
      .superRefine(refuseOverlaps),
    channels_allowed: z
      .array(
        z.enum(CHANNELS, { error: ({ input }) => `${shown(input)} is no channel: SMS, CALL or EMAIL` }),
        {
          error: 'a list of channels, like ["SMS", "EMAIL"]',
        },
      )
      .refine((channels) => new Set(channels).size === channels.length, { error: 'the same channel twice' }),
    min_lead_score_to_contact: z
      .number({ error: 'a number from 0 to 1, like 0.65' })
      .min(0, { error: 'not below 0' })
      .max(1, { error: 'not above 1' }),
    blackout_dates: z
      .array(
        z.string({ error: 'a date, like 2026-12-24' }).refine((text) => parseDate(text) !== null, {
          error: ({ input }) => `${shown(input)} is no date; write 2026-12-24`,
        }),
        { error: 'a list of dates, like ["2026-12-24"]' },
      )
      .optional(),
    holidays: z
      .enum(['open', 'closed'], { error: ({ input }) => `${shown(input)} is neither open nor closed` })
      .optional(),
    max_contacts_per_day: count('contacts').optional(),
    max_contacts_per_7_days: count('contacts').optional(),
  },
  {
    error: unknownKey(
      'contact_windows_local, channels_allowed, min_lead_score_to_contact, blackout_dates, holidays, max_contacts_per_day, max_contacts_per_7_days',
      'the rules of a policy as an object',
    ),
  },
);

export type PolicyRules = z.output<typeof policyRulesSchema>;

/** What every province starts with (spec 3.1). */
export const SEEDED_RULES: PolicyRules = {
  contact_windows_local: [
    { days: [0, 1, 2, 3, 4], start: '09:00', end: '20:00' },
    { days: [5], start: '10:00', end: '18:00' },
  ],
  channels_allowed: ['SMS', 'CALL', 'EMAIL'],
  min_lead_score_to_contact: 0.65,
  holidays: 'open',
};

type ContactWindow = z.output<typeof contactWindow>;

/** Two windows of one day must not overlap: nobody could say which of them a change means. Touching is fine. */
function refuseOverlaps(windows: ContactWindow[], context: z.RefinementCtx): void {
  windows.forEach((window, index) => {
    windows.slice(0, index).forEach((earlier, earlierIndex) => {
      const day = window.days.find((candidate) => earlier.days.includes(candidate));
      if (day === undefined || window.start >= earlier.end || earlier.start >= window.end) return;
      const message = `${window.start}–${window.end} overlaps window ${earlierIndex} (${earlier.start}–${earlier.end}) on weekday ${day}`;
      context.addIssue({ code: 'custom', path: [index], message });
    });
  });
}

function unknownKey(known: string, expected: string) {
  return (issue: { code?: string; keys?: string[] }): string =>
    issue.code === 'unrecognized_keys'
      ? `unknown key ${(issue.keys ?? []).map(shown).join(', ')}; known are ${known}`
      : expected;
}

function shown(input: unknown): string {
  return JSON.stringify(input) ?? 'nothing';
}
