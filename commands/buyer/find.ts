import { type Buyer } from '../../src/buyers/buyer.model';
import { wishes } from '../../src/buyers/buyer.card';
import { type Reply } from '../../src/contract/view';
import { type Translate } from '../../src/i18n/translate';
import { section } from '../../src/slack-blocks';
import { button } from '../../src/slack-buttons';
import { escapeText } from '../../src/slack-text';

/** What was found, each with a button that shows it. `found` has one more than `limit` when there are more. */
export function findReply(found: Buyer[], text: string, limit: number, t: Translate): Reply {
  const shown = found.slice(0, limit);
  const params = { count: shown.length, text: escapeText(text) };
  if (shown.length === 0) return { text: t('buyer.found_none', params) };
  const head = t(found.length > limit ? 'buyer.found_more' : 'buyer.found', params);
  return {
    text: head,
    blocks: [
      section(`*${head}*`),
      ...shown.map((buyer) => ({
        ...section(line(buyer, t)),
        accessory: button('buyer.show', t('buyer.show'), buyer._id),
      })),
    ],
  };
}

function line({ _id, name, box, active }: Buyer, t: Translate): string {
  const paused = active ? '' : ' :double_vertical_bar:';
  return `*${escapeText(`${name} (${_id})`)}*${paused}\n${escapeText(wishes(box, t))}`;
}
