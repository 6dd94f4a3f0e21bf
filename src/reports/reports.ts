import { type Connection } from 'mongoose';
import { type Cards, type Clock, type Transaction } from '../contract/ports';
import { newToken } from '../ids';
import { type Span } from '../kpi/tally.rules';
import { instantOf, localTime } from '../time/zoned';
import { monthCard } from './month.card';
import { monthCsv } from './month-csv.rules';
import { type MonthReport, monthReportModel } from './month-report.model';
import {
  type Counted,
  MONTH_FIGURES,
  type MonthFigure,
  monthAfter,
  monthBefore,
  monthRow,
} from './month-targets.rules';
import { reportTicketModel } from './report-ticket.model';

export type Reports = ReturnType<typeof createReports>;

/** When a month's report is posted, on the first day of the next, in TEAM_TIMEZONE. */
const POST_MINUTE = 8 * 60;
/** Real minutes for which a link to a table works. */
const LINK_MINUTES = 15;

/** How each figure is counted over a span. */
export type MonthPorts = Record<MonthFigure, (span: Span) => Promise<Counted>>;

export function createReports(deps: {
  connection: Connection;
  figures: MonthPorts;
  cards: Cards;
  clock: Clock;
  transaction: Transaction;
  teamTimezone: string;
  publicUrl(): string;
  /** Real clock. */
  realNow(): number;
}) {
  const { teamTimezone } = deps;
  const reports = monthReportModel(deps.connection);
  const tickets = reportTicketModel(deps.connection);

  const thisMonth = () => localTime(deps.clock.now(), teamTimezone).date.slice(0, 7);

  async function month(of: string): Promise<MonthReport> {
    const made_at = deps.clock.now();
    const from = instantOf(`${of}-01`, 0, teamTimezone);
    const end = instantOf(`${monthAfter(of)}-01`, 0, teamTimezone);
    const span = { from, to: end < made_at ? end : made_at };
    const rows = [];
    for (const figure of MONTH_FIGURES) rows.push(monthRow(figure, await deps.figures[figure](span)));
    return { _id: of, rows, made_at };
  }

  return {
    thisMonth,
    /** A month by the team's calendar, up to now. */
    month,

    /** A link under which its table is fetched with a browser: a file in Slack would need the scope `files:write`. */
    link: (of: string): Promise<string> =>
      deps.transaction(async () => {
        const token = newToken();
        const expires_at = new Date(deps.realNow() + LINK_MINUTES * 60_000);
        await tickets.create([{ _id: token, month: of, expires_at }]);
        return `${deps.publicUrl()}/reports/${token}`;
      }),

    /** @returns null when the link is not one, or is over */
    async fetchCsv(token: string): Promise<{ month: string; csv: string } | null> {
      const ticket = await tickets.findById(token).lean();
      if (!ticket || ticket.expires_at.getTime() <= deps.realNow()) return null;
      return { month: ticket.month, csv: monthCsv(await month(ticket.month)) };
    },

    /** Tells the channel of the month that is over, once. @returns whether it did */
    post: (): Promise<boolean> =>
      deps.transaction(async () => {
        const { date, minuteOfDay } = localTime(deps.clock.now(), teamTimezone);
        if (date.endsWith('-01') && minuteOfDay < POST_MINUTE) return false;
        const over = monthBefore(thisMonth());
        if ((await reports.exists({ _id: over })) !== null) return false;
        const report = await month(over);
        await reports.create([report]);
        // A team that begins has nothing to be told.
        if (report.rows.every(({ part, whole }) => part === 0 && whole === 0)) return false;
        const view = (t: Parameters<typeof monthCard>[1]) => monthCard(report, t);
        await deps.cards.put({ key: `month-report:${over}`, channel: 'alerts', view });
        return true;
      }),
  };
}
