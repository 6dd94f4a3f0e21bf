import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { context, section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, quoted } from '../slack-text';
import { beginningOf } from '../text';
import { type Notified } from './notify-parties';
import { type Notice, type Notices } from './prepare-notices';
import { STAGES } from './stage.rules';

const TEXT_SHOWN = 300;

/** What would go out to the parties of a deal, with the button that sends it. */
export function noticesBlocks(notices: Notices, t: Translate): KnownBlock[] {
  const { deal, seller, seller_left, buyers, fingerprint } = notices;
  const fresh = [...buyers, ...(seller ? [seller] : [])].filter(isFresh);
  const known = buyers.filter((notice) => !isFresh(notice)).length;
  const sellerWords = seller
    ? t(isFresh(seller) ? 'notify.seller' : 'notify.seller_told')
    : t('notify.seller_left', { reason: t.reason(seller_left?.reason ?? '') });
  const isEarly = STAGES.indexOf(deal.stage) < STAGES.indexOf('under_contract');
  const example = fresh[0];
  const count = fresh.length;
  return [
    context(
      [
        sellerWords,
        ...(known > 0 ? [t('notify.known', { count: known })] : []),
        ...(isEarly ? [t('notify.early')] : []),
      ].join(' · '),
    ),
    ...(example === undefined ? [] : [section(quoted(beginningOf(example.content.body, TEXT_SHOWN)))]),
    ...(count === 0
      ? []
      : [
          {
            type: 'actions' as const,
            elements: [
              button('match.send', t('notify.do', { count }), `${deal._id} ${fingerprint}`, {
                style: 'primary',
                confirm: [
                  t('notify.sure'),
                  t('notify.sure_text', { id: deal._id, count }),
                  t('notify.yes'),
                  t('notify.no'),
                ],
              }),
            ],
          },
        ]),
  ];
}

/** What became of it. */
export function notifiedText({ deal, buyers, seller, asked }: Notified, t: Translate): string {
  if (asked === 0) return t('notify.nothing_new', { id: deal._id });
  const all = [...buyers, ...(seller ? [seller] : [])];
  const later = all.filter(({ message, closed_until }) => message && closed_until !== null).length;
  const blocked = all.filter(({ message }) => message === undefined).length;
  return [
    t('notify.sent', { id: escapeText(deal._id), count: asked }),
    ...(later > 0 ? [t('notify.later', { count: later })] : []),
    ...(blocked > 0 ? [t('notify.blocked', { count: blocked })] : []),
  ].join(' ');
}

function isFresh({ message }: Notice): boolean {
  return message === undefined;
}
