import { defineWebhook, type Webhook } from '../contract/webhook';
import { UserError } from '../errors';
import { type Records } from '../records/records';

/** One person's data as a file, for the admin who asked: the link's 192 random bits are the key, for minutes. */
export function exportPage(records: Pick<Records, 'fetchExport'>): Webhook[] {
  return [
    defineWebhook({
      method: 'GET',
      path: '/privacy/{token}',
      run: async ({ params }) => {
        const data = await records.fetchExport(params.token ?? '');
        if (data === null) throw new UserError('not_found', 'This link is over. Ask for a new one.');
        return {
          status: 200,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': 'attachment; filename="person.json"',
            'cache-control': 'no-store',
            'x-robots-tag': 'noindex',
          },
          body: JSON.stringify(data, null, 2),
        };
      },
    }),
  ];
}
