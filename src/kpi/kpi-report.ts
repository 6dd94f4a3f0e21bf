import { type Clock } from '../contract/ports';
import { formatDate, parseDate } from '../time/civil-date';
import { instantOf, localTime } from '../time/zoned';
import { type KpiMetric } from './kpi-metrics';
import {
  blockingOf,
  type Dimension,
  liquidityOf,
  ofLive,
  type Span,
  type Success,
  successOf,
  type Tally,
  total,
} from './tally.rules';

export type KpiPeriod = 'today' | 'week';
const DAYS: Record<KpiPeriod, number> = { today: 1, week: 7 };
/** A day of 24 hours is shown by every second one: a chart has 20 points. */
const HOURS_SHOWN = 2;

/** How far it came: of each step, how many. */
export const FUNNEL = {
  leads: 'lead_created',
  offers: 'offer_generated',
  deals: 'backend_deal_created',
  answers: 'buyer_feedback',
} as const satisfies Record<string, KpiMetric>;

/** What is told of a province or a person. */
export const COLUMNS = {
  leads: ['lead_created'],
  steps: ['followup_completed'],
  offers: ['offer_generated'],
  sent: ['sms_sent', 'email_sent'],
  blocked: ['sms_blocked_by_policy', 'email_blocked_by_policy'],
} as const satisfies Record<string, readonly KpiMetric[]>;

export interface KpiReport {
  period: KpiPeriod;
  /** The team's local days, `YYYY-MM-DD`. */
  days: { first: string; last: string };
  span: Span;
  success: Success;
  liquidity: ReturnType<typeof liquidityOf>;
  blocking: ReturnType<typeof blockingOf>;
  funnel: Record<keyof typeof FUNNEL, number>;
  /** The part of it that happened while the provider concerned was real; null: all of it, or nothing did. */
  live: Pick<KpiReport, 'success' | 'blocking'> | null;
  /** By two hours of today, or by day. */
  messages: { label: string; sent: number; blocked: number }[];
}

export type KpiRow = { key: string } & Record<keyof typeof COLUMNS, number>;

export interface KpiRows extends Pick<KpiReport, 'period' | 'days' | 'span'> {
  by: 'province' | 'actor';
  rows: KpiRow[];
}

/** How many events there were. */
export const happened = ({ success, blocking }: Pick<KpiReport, 'success' | 'blocking'>): number =>
  success.total + blocking.sent + blocking.blocked;

/** Of whole days of the team up to now. */
export function kpiReport(deps: {
  clock: Clock;
  teamTimezone: string;
  tallies(span: Span, by?: Dimension): Promise<Tally[]>;
}) {
  const { teamTimezone } = deps;

  function periodOf(period: KpiPeriod): Pick<KpiReport, 'period' | 'days' | 'span'> {
    const now = deps.clock.now();
    // What happened in this very millisecond is in it.
    const to = new Date(now.getTime() + 1);
    const last = localTime(now, teamTimezone).date;
    const first = formatDate((parseDate(last) ?? 0) - DAYS[period] + 1);
    return { period, days: { first, last }, span: { from: instantOf(first, 0, teamTimezone), to } };
  }

  /** Where the clock is half an hour off, a day begins within an hour: its part of that hour is the day's. */
  function bucketOf({ period, span }: Pick<KpiReport, 'period' | 'span'>, hour: Date): string {
    const { date, minuteOfDay } = localTime(hour < span.from ? span.from : hour, teamTimezone);
    if (period === 'week') return date.slice(5);
    const begin = Math.floor(minuteOfDay / 60 / HOURS_SHOWN) * HOURS_SHOWN;
    return `${String(begin).padStart(2, '0')}:00`;
  }

  /** The labels of a period in their order, also those in which nothing happened. */
  function labels(period: KpiPeriod, first: string): string[] {
    if (period === 'today') {
      return Array.from(
        { length: 24 / HOURS_SHOWN },
        (_, n) => `${String(n * HOURS_SHOWN).padStart(2, '0')}:00`,
      );
    }
    return Array.from({ length: DAYS.week }, (_, n) => formatDate((parseDate(first) ?? 0) + n).slice(5));
  }

  async function livePart({ from, to }: Span, all: Tally[]): Promise<KpiReport['live']> {
    const part = ofLive(await deps.tallies({ from, to }, 'place'), true);
    const live = { success: successOf(part), blocking: blockingOf(part) };
    return happened(live) === happened({ success: successOf(all), blocking: blockingOf(all) }) ? null : live;
  }

  return {
    period: periodOf,

    async whole(period: KpiPeriod): Promise<KpiReport> {
      const about = periodOf(period);
      const tallies = await deps.tallies(about.span);
      const good = (metric: KpiMetric) => {
        const { events, failed } = total(tallies, [metric]);
        return events - failed;
      };
      const messages = labels(period, about.days.first).map((label) => {
        const { sent, blocked } = blockingOf(tallies.filter(({ hour }) => bucketOf(about, hour) === label));
        return { label, sent, blocked };
      });
      return {
        ...about,
        success: successOf(tallies),
        liquidity: liquidityOf(tallies),
        blocking: blockingOf(tallies),
        funnel: {
          leads: good(FUNNEL.leads),
          offers: good(FUNNEL.offers),
          deals: good(FUNNEL.deals),
          answers: good(FUNNEL.answers),
        },
        live: await livePart(about.span, tallies),
        messages,
      };
    },

    /** The busiest first. What nobody of ours did, or what the bot did by itself, is not told of a person. */
    async rows(period: KpiPeriod, by: KpiRows['by']): Promise<KpiRows> {
      const about = periodOf(period);
      const keyed = new Map<string, Tally[]>();
      for (const tally of await deps.tallies(about.span, by)) {
        if (by === 'actor' && !/^(?:slack|key):/.test(tally.key)) continue;
        keyed.set(tally.key, [...(keyed.get(tally.key) ?? []), tally]);
      }
      const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
      const rows = [...keyed].map(([key, own]) => {
        const counts = names.map((name) => [name, total(own, COLUMNS[name]).events] as const);
        return { key, ...Object.fromEntries(counts) } as KpiRow;
      });
      const busy = (row: KpiRow) => names.reduce((sum, name) => sum + row[name], 0);
      return {
        ...about,
        by,
        rows: rows
          .filter((row) => busy(row) > 0)
          .sort((a, b) => busy(b) - busy(a) || (a.key < b.key ? -1 : 1)),
      };
    },
  };
}
