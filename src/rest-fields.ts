import { z } from 'zod';
import { ALL_MARKETS, marketDisplay, marketKey } from './geo/markets';
import { PROVINCES } from './geo/provinces';
import { LOCALES } from './i18n/translate';
import { PROPERTY_TYPES } from './property-type';
import { type Cents, centsFromDollars, MAX_DOLLARS } from './money';
import { CHANNELS } from './policy/channel';
import { parseMinuteOfDay } from './time/wall-time';

/** The fields that many REST routes share, each with the sentence that a wrong value gets. */

export const provinceField = z.enum(PROVINCES, {
  error: `must be one of ${PROVINCES.join(', ')}`,
});

const MARKET_ERROR = { error: 'must be a city such as Toronto, or ALL' };

/** A market's display name. Text of which no letter is left (`???`) would mean ALL: it is refused. */
export const marketName = z
  .string(MARKET_ERROR)
  .min(1, MARKET_ERROR)
  .max(100, { error: 'must be at most 100 characters, such as Toronto' })
  .meta({ examples: ['Toronto'] })
  .refine(
    (text) => marketKey(text) !== ALL_MARKETS || text.trim().toUpperCase() === ALL_MARKETS,
    MARKET_ERROR,
  )
  .transform((text) => marketDisplay(marketKey(text)));

export const marketField = marketName.default(ALL_MARKETS);

export const channelField = z.enum(CHANNELS, { error: `must be one of ${CHANNELS.join(', ')}` });

export const languageField = z.enum(LOCALES, { error: `must be one of ${LOCALES.join(', ')}` });

export const propertyTypeField = z
  .enum(PROPERTY_TYPES, { error: `must be one of ${PROPERTY_TYPES.join(', ')}` })
  .default('SFR');

/** Dollars in, cents out. `least`: 0, or more than 0. */
export const money = (example: number, least: 'zero' | 'more' = 'zero') => {
  const bounded = z
    .number({ error: `must be dollars as a number such as ${example}` })
    .max(MAX_DOLLARS, { error: `must be at most ${MAX_DOLLARS}` });
  const error = `must be ${least === 'zero' ? '0 or more' : 'more than 0'}, such as ${example}`;
  return (least === 'zero' ? bounded.min(0, { error }) : bounded.positive({ error }))
    .meta({ examples: [example] })
    .transform((dollars, context): Cents => {
      const amount = centsFromDollars(dollars);
      if (amount !== null) return amount;
      context.addIssue({ code: 'custom', message: `must have at most two decimals, such as ${example}.50` });
      return z.NEVER;
    });
};

export const moneyField = money(450_000);

export const weekdayField = z
  .int({ error: 'must be a weekday: 0 is Monday, 6 is Sunday' })
  .min(0, { error: 'must be a weekday: 0 is Monday, 6 is Sunday' })
  .max(6, { error: 'must be a weekday: 0 is Monday, 6 is Sunday' })
  .meta({ examples: [0] })
  .transform((day) => day as 0 | 1 | 2 | 3 | 4 | 5 | 6);

/** `HH:MM` or `HHMM` to minutes of the day. */
export const hhmmField = z
  .string({ error: 'must be a time of day such as 09:30' })
  .meta({ examples: ['09:30'] })
  .transform((text, context) => {
    const minute = parseMinuteOfDay(text);
    if (minute !== null) return minute;
    context.addIssue({ code: 'custom', message: 'must be a time of day such as 09:30 or 0930' });
    return z.NEVER;
  });

export const instantField = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-11-23T14:00:00Z' })
  .meta({ examples: ['2026-11-23T14:00:00Z'] })
  .transform((text) => new Date(text));

export const scoreField = z
  .number({ error: 'must be a number from 0 to 1, such as 0.8' })
  .min(0, { error: 'must be from 0 to 1, such as 0.8' })
  .max(1, { error: 'must be from 0 to 1, such as 0.8' })
  .meta({ examples: [0.8] });

/** An opaque id that a caller gives. */
export const idField = z
  .string({ error: 'must be an id such as L-1042' })
  .min(1, { error: 'must be an id such as L-1042' })
  .max(200, { error: 'must be at most 200 characters' })
  .meta({ examples: ['L-1042'] });

export const textField = (max: number) =>
  z
    .string({ error: 'must be text' })
    .trim()
    .min(1, { error: 'must not be empty' })
    .max(max, { error: `must be at most ${max} characters` });

/** Cents to the dollars that REST shows. */
export const dollars = z.number().meta({ description: 'CAD, dollars' });
export const instant = z.iso.datetime();
