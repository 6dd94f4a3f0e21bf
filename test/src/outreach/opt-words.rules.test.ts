import { readOptWish } from '../../../src/outreach/opt-words.rules';
import { NO_WISHES } from './phrases/no-wishes';
import { ENGLISH_REQUESTS, FRENCH_REQUESTS } from './phrases/stop-requests';
import { FRENCH_STOP_WORDS, MIXED_STOP_WORDS, STOP_WORDS } from './phrases/stop-words';

const stop = (language: 'en' | 'fr' | null) => ({ word: 'stop', language, channels: ['SMS'] });

describe('what a text asks for', () => {
  test.each([
    ...STOP_WORDS,
    ...FRENCH_STOP_WORDS.map((text) => [text, 'fr'] as const),
    ...MIXED_STOP_WORDS.map((text) => [text, null] as const),
  ])('when somebody writes %j, then it is a stop word (%s)', (text, language) => {
    expect(readOptWish(text)).toEqual(stop(language));
  });

  test.each([
    ...ENGLISH_REQUESTS.map(([text, channels]) => [text, channels, 'en'] as const),
    ...FRENCH_REQUESTS.map(([text, channels]) => [text, channels, 'fr'] as const),
  ])('when somebody writes %j, then it is a request about %j', (text, channels, language) => {
    expect(readOptWish(text)).toEqual({ word: 'stop_request', language, channels });
  });

  test.each(NO_WISHES)('when somebody writes %j, then it is no wish to stop', (text) => {
    expect(['stop', 'stop_request']).not.toContain(readOptWish(text)?.word);
  });

  test('when the tables are counted, then there are more than 200 phrases that stop and 100 that do not', () => {
    const stops = [STOP_WORDS, FRENCH_STOP_WORDS, MIXED_STOP_WORDS, ENGLISH_REQUESTS, FRENCH_REQUESTS];
    expect(stops.flat(1).length).toBeGreaterThan(200);
    expect(NO_WISHES.length).toBeGreaterThan(100);
  });

  test.each([
    ['START', 'start', 'en'],
    ['Unstop please', 'start', 'en'],
    ['opt-in', 'start', 'en'],
    ['DÉBUT', 'start', 'fr'],
    ['réabonner svp', 'start', 'fr'],
    ['yes', 'yes', 'en'],
    ['Oui merci', 'yes', 'fr'],
    ['HELP', 'help', 'en'],
    ['aide svp', 'help', 'fr'],
    ['ＡＩＤＥ', 'help', 'fr'],
    ['info?', 'help', null],
    ['H E L P', 'help', 'en'],
  ])('when somebody writes %j, then it is %s (%s)', (text, word, language) => {
    expect(readOptWish(text)).toEqual({ word, language, channels: [] });
  });

  test.each(['yes I am interested', 'start over', 'help me sell', 'starting', 'oui ça m’intéresse'])(
    'when somebody writes %j, then it is no keyword',
    (text) => {
      expect(readOptWish(text)).toBeNull();
    },
  );

  test('when a text is long and almost a request, then it is read in no time', () => {
    const began = performance.now();
    for (const opening of [
      'stop texting',
      'arretez',
      'please',
      'no thanks no',
      'do not',
      'je ne veux plus',
      'stop',
    ]) {
      readOptWish(`${opening} ${'me de no thanks '.repeat(5_000)}x`);
      readOptWish(`${opening} ${'and text '.repeat(500)}x`);
      readOptWish(`${`${opening} `.repeat(2_000)}x`);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
