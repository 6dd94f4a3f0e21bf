import { defineWebhook, type Webhook, type WebhookRequest } from '../contract/webhook';
import { type Locale, localeOf } from '../i18n/translate';
import { type Outreach } from '../outreach/outreach';
import { type Sender } from '../outreach/sender';
import { aboutPage, askPage, donePage, unknownPage } from './page.rules';

/** What a mail program posts for its reader (RFC 8058 section 3.1), as a form or as multipart. */
const ONE_CLICK = 'List-Unsubscribe=One-Click';

export interface ContactPagesDeps {
  outreach: Pick<Outreach, 'pageOwner' | 'unsubscribe'>;
  sender: Sender;
}

/**
 * The pages behind the links in our messages. No login, no cookie, no second question. GET shows and never acts, since
 * mail programs and virus scanners open links; POST acts at once, from the page's button or by one click (RFC 8058).
 */
export function contactPages({ outreach, sender }: ContactPagesDeps): Webhook[] {
  const path = '/u/{token}';
  return [
    defineWebhook({
      method: 'GET',
      path,
      run: async (request) => {
        const owner = await outreach.pageOwner(tokenOf(request));
        return owner ? askPage(owner, sender, languageOf(request)) : unknownPage(sender, languageOf(request));
      },
    }),
    defineWebhook({
      method: 'POST',
      path,
      run: async (request) => {
        const owner = await outreach.unsubscribe(tokenOf(request), wordsOf(request));
        return owner
          ? donePage(owner, sender, languageOf(request))
          : unknownPage(sender, languageOf(request));
      },
    }),
    defineWebhook({
      method: 'GET',
      path: '/about/{token}',
      run: async (request) => {
        const owner = await outreach.pageOwner(tokenOf(request));
        return owner
          ? aboutPage(tokenOf(request), sender, languageOf(request))
          : unknownPage(sender, languageOf(request));
      },
    }),
  ];
}

function tokenOf({ params }: WebhookRequest): string {
  return params.token ?? '';
}

/** For the proof: who pressed, a mail program or a person on the page. */
function wordsOf({ rawBody }: WebhookRequest): string {
  const body = rawBody.subarray(0, 2_000).toString();
  const isOneClick = body.includes(ONE_CLICK) || /name="?List-Unsubscribe"?\s+One-Click/.test(body);
  return isOneClick ? ONE_CLICK : 'the button of the unsubscribe page';
}

function languageOf({ headers }: WebhookRequest): Locale {
  return localeOf(headers['accept-language']);
}
