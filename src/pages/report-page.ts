import { defineWebhook, type Webhook } from '../contract/webhook';
import { UserError } from '../errors';
import { type Reports } from '../reports/reports';

/** A month's table as a file for a spreadsheet; the link's 192 random bits are the key, for minutes. */
export function reportPage(reports: Pick<Reports, 'fetchCsv'>): Webhook[] {
  return [
    defineWebhook({
      method: 'GET',
      path: '/reports/{token}',
      run: async ({ params }) => {
        const found = await reports.fetchCsv(params.token ?? '');
        if (found === null) throw new UserError('not_found', 'This link is over. Ask for a new one.');
        return {
          status: 200,
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="report-${found.month}.csv"`,
            'cache-control': 'no-store',
            'x-robots-tag': 'noindex',
          },
          body: found.csv,
        };
      },
    }),
  ];
}
