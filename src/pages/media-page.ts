import { defineWebhook, type Webhook } from '../contract/webhook';
import { UserError } from '../errors';
import { type Outreach } from '../outreach/outreach';

/**
 * A seller's picture, for people in Slack, who have no API key: the link's 192 random bits are the key, and it stands
 * only in the inbox. Only pictures are kept, and none is more than an image to a browser.
 */
export function mediaPage(outreach: Pick<Outreach, 'picture'>): Webhook[] {
  return [
    defineWebhook({
      method: 'GET',
      path: '/media/{token}',
      run: async ({ params }) => {
        const picture = await outreach.picture(params.token ?? '');
        if (picture === null) throw new UserError('not_found', 'There is no such picture.');
        const name = `photo.${picture.type.replace('image/', '').replace('jpeg', 'jpg')}`;
        return {
          status: 200,
          headers: {
            'content-type': picture.type,
            'content-disposition': `inline; filename="${name}"`,
            'content-security-policy': "default-src 'none'; sandbox",
            'x-robots-tag': 'noindex',
          },
          body: picture.bytes,
        };
      },
    }),
  ];
}
