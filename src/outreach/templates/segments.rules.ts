import { SegmentedMessage } from 'sms-segments-calculator';

/** What a text costs: GSM-7 160 letters, then 153 a segment; one letter outside of it makes it UCS-2: 70, then 67. */
export interface SegmentCount {
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
  /** The letters that GSM-7 does not have, each once. Empty for GSM-7. */
  costly: string[];
  /** How many segments it would be with plain letters in their place. */
  withoutCostly: number;
}

/** Counts as Twilio charges (twilio.com/docs/glossary/what-sms-character-limit): extension letters like € count twice. */
export function countSegments(text: string): SegmentCount {
  const message = new SegmentedMessage(text);
  const costly = [...new Set(message.getNonGsmCharacters())];
  const plain = costly.reduce((left, letter) => left.replaceAll(letter, 'x'.repeat(letter.length)), text);
  return {
    encoding: costly.length === 0 ? 'GSM-7' : 'UCS-2',
    segments: message.segmentsCount,
    costly,
    withoutCostly: costly.length === 0 ? message.segmentsCount : new SegmentedMessage(plain).segmentsCount,
  };
}

/** The letters of GSM-7 that take one septet (3GPP TS 23.038, 6.2.1). */
const ONE_SEPTET = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** As `countSegments`, without saying why: nearly every text is counted at once. */
export function segmentsOf(text: string): number {
  if (!ONE_SEPTET.test(text)) return countSegments(text).segments;
  return text.length <= 160 ? 1 : Math.ceil(text.length / 153);
}

/** Whether letters that GSM-7 does not have cost more than the same text without them. */
export function lettersCost({ segments, withoutCostly }: SegmentCount): boolean {
  return segments > withoutCostly;
}
