import { en, type MessageKey } from '../../../src/i18n/en';
import { fr } from '../../../src/i18n/fr';
import { translator } from '../../../src/i18n/translate';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the message catalogue', () => {
  test('when a sentence has holes in English, then it has the same in French', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      expect({ key, holes: holes(fr[key]) }).toEqual({ key, holes: holes(en[key]) });
    }
  });

  test('when a text goes to a French number, then its letters are all in the GSM-7 alphabet', () => {
    // ç ê â î ô û ë ï œ À È Ê are not: one of them halves what fits into a segment (canada.md, section 2).
    const gsm7 = /^[\x20-\x5f\x61-\x7eàèéùìòÇÉÄÖÜÑäöüñ¿¡§£¥\n]*$/;
    for (const key of Object.keys(fr) as MessageKey[]) {
      if (key.startsWith('sms.')) expect({ key, fits: gsm7.test(fr[key]) }).toEqual({ key, fits: true });
    }
  });

  test('when a French sentence is shown, then no line breaks before its colon or inside of its quotes', () => {
    const t = translator('fr');
    for (const key of Object.keys(fr) as MessageKey[]) {
      const breaks = key.startsWith('sms.') ? [] : (t(key).match(/ [:;?!»](?!\w)|« /g) ?? []);
      expect({ key, breaks }).toEqual({ key, breaks: [] });
    }
    expect(t('digest.more', { count: 2 })).toBe('et 2 de plus\u00a0: `/due tous`');
  });
});
