import { type MessageInstance, type MessagePage } from 'twilio/lib/rest/api/v2010/account/message';
import { type ListedText, type TextList } from '../../src/contract/ports';
import { type TwilioApi } from './api-client';
import { problemOf } from './error-codes';
import { readStatus } from './status';

/** Of one recipient there are few; the whole account may have thousands since the last look. */
const PAGE_SIZE = { recipient: 100, account: 1000 };
/** More than this is no gap to be mended but another account's traffic, or a loop. */
const MAX_PAGES = 200;
const DAY_MS = 24 * 3600 * 1000;

/**
 * Twilio's Messages list (twilio.com/docs/messaging/api/message-resource#list-all-messages), newest first. It knows
 * no filter by our ids: only To, From and DateSent.
 */
export function createTextList(api: TwilioApi): TextList {
  return {
    /**
     * Not filtered by DateSent: a text that still stands in Twilio's queue has none, and one that the filter hid
     * would be sent again. Pages are read until a whole one is more than a day older than asked for.
     */
    async sentTo(to, since) {
      const { messages } = await api.client();
      const floor = since.getTime() - DAY_MS;
      const listed = await pages(await messages.page({ to, pageSize: PAGE_SIZE.recipient }), (page) =>
        page.every((message) => message.dateCreated.getTime() < floor),
      );
      return listed.filter(isOutbound).map(toListed).filter(isSince(since));
    },

    async all(since) {
      const { messages } = await api.client();
      const first = await messages.page({ dateSentAfter: since, pageSize: PAGE_SIZE.account });
      const listed = await pages(first, () => false);
      return {
        sent: listed.filter(isOutbound).map(toListed),
        received: listed.filter((message) => message.direction === 'inbound').map(toListed),
      };
    },
  };
}

async function pages(
  first: MessagePage,
  isEnough: (page: readonly MessageInstance[]) => boolean,
): Promise<MessageInstance[]> {
  const all: MessageInstance[] = [];
  let page: MessagePage | undefined = first;
  for (let read = 0; page; read++) {
    if (read === MAX_PAGES) throw new Error(`Twilio's list has more than ${MAX_PAGES} pages`);
    all.push(...page.instances);
    if (isEnough(page.instances)) break;
    page = (await page.nextPage()) as MessagePage | undefined;
  }
  return all;
}

function isOutbound({ direction }: MessageInstance): boolean {
  return direction !== 'inbound';
}

function isSince(since: Date) {
  return ({ createdAt }: ListedText) => createdAt >= since;
}

function toListed(message: MessageInstance): ListedText {
  const { sid, to, from, body, status, dateCreated, errorCode } = message;
  // The SDK's types say number; Twilio says null while nothing is wrong.
  const code = (errorCode as number | null) === null ? null : String(errorCode);
  return {
    id: sid,
    to,
    from,
    body,
    status,
    state: readStatus(status)?.state ?? null,
    ...(code === null ? {} : { error: { code, ...problemOf(code) } }),
    createdAt: dateCreated,
  };
}
