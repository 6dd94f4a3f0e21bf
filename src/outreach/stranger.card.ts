import { type KnownBlock } from '@slack/types';
import { type Translate } from '../i18n/translate';
import { section } from '../slack-blocks';
import { button } from '../slack-buttons';
import { escapeText, mention, slackDate } from '../slack-text';
import { type InboundText } from './inbound-text.model';

/** Who wrote, whom nobody here knew: what a person said, and the buttons while nobody has. */
export function strangerBlocks({ _id, sorted }: InboundText, t: Translate): KnownBlock[] {
  const isOver = sorted !== undefined && sorted.as !== 'nobody';
  const choices = (['lead', 'buyer', 'nobody'] as const).filter((as) => as !== sorted?.as);
  return [
    ...(sorted === undefined ? [] : [section(sortedWords(sorted, t))]),
    ...(isOver
      ? []
      : [
          {
            type: 'actions' as const,
            elements: choices.map((as) => button(`stranger.${as}`, t(`stranger.${as}`), _id)),
          },
        ]),
  ];
}

/** `A seller: L-1042 (@anna, 10:02)`. */
export function sortedWords(
  { as, by, at, contact }: NonNullable<InboundText['sorted']>,
  t: Translate,
): string {
  const who = contact === undefined ? '' : ` ${escapeText(contact)}`;
  return t(`stranger.is_${as}`, { contact: who, who: mention(by), at: slackDate(at) });
}
