import { channelsToStop, readOptWord } from '../../../src/outreach/opt-words.rules';

describe('opt words', () => {
  test.each([
    ...[
      'stop',
      'STOP',
      'Stop.',
      ' stop!! ',
      'ＳＴＯＰ',
      'S T O P',
      's.t.o.p',
      'STOP 🛑',
      'st\u200bop',
      '"stop"',
    ],
    ...[
      'stopall',
      'STOP ALL',
      'stop stop',
      'STOP ARRET',
      'STOP/ARRÊT',
      'unsubscribe',
      'UN-SUBSCRIBE',
      'END',
      'quit',
    ],
    ...['cancel', 'remove', 'revoke', 'OPT-OUT', 'opt out', 'optout', 'TD', 'Fin'],
    ...['ARRET', 'Arrêt', 'ARRE\u0302T', 'arrêtez', 'Arrêter', 'désabonner', 'Désabonnement', 'se'].slice(
      0,
      -1,
    ),
    ...[
      'please stop',
      'stop please',
      'Please, please stop',
      'Stop svp',
      'SVP arrêtez',
      's’il vous plaît arrêtez',
    ],
    ...['stop thanks', 'arrêt merci', 'stop, thank you', 'arrêtez s’il te plaît'],
  ])('when somebody writes %j, then it is a stop word', (text) => {
    expect(readOptWord(text)).toBe('stop');
  });

  test.each([
    ...[
      'stop texting me',
      'Please stop messaging me!',
      'stop contacting me please',
      'Stop calling and texting me',
    ],
    ...['do not contact me again', 'Don’t text me', 'dont call me anymore', 'never call this number again'],
    ...['remove me', 'take me off your list', 'Remove my number from your list please', 'unsubscribe me'],
    ...[
      'stop it',
      'just stop',
      'OK stop now',
      'no more texts',
      'leave me alone',
      'I want to opt out',
      'opt me out',
    ],
    ...[
      'arrêtez de m’écrire',
      'Arrête de me texter stp',
      'cessez de m’appeler',
      'arrêtez les textos',
      'arrête ça',
    ],
    ...['ne me contactez plus', 'Ne m’écrivez plus svp', 'n’appelez plus', 'ne m’appelez plus jamais'],
    ...[
      'ne m’envoyez plus de textos',
      'retirez-moi de la liste',
      'enlevez mon numéro',
      'désabonnez-moi',
      'plus de textos',
    ],
    ...['laissez-moi tranquille', 'je veux me désabonner'],
  ])('when somebody writes %j, then it is a plain request to stop', (text) => {
    expect(readOptWord(text)).toBe('stop_request');
  });

  test.each([
    ...[
      'stop by tomorrow',
      'can you stop at the store',
      'Stop by the house at 5',
      'I stopped smoking',
      'nonstop',
    ],
    ...[
      'the bus stop',
      'we need to stop the leak first',
      'don’t stop',
      'stop in this week',
      'call me',
      'text me later',
    ],
    ...[
      'cancel my appointment tomorrow',
      'the end of the month',
      'week end',
      'remove the shed first',
      'do not call before 9',
    ],
    ...[
      'fin du mois',
      'à la fin',
      'arrêtez par la maison demain',
      'appelez plus tard',
      'contactez-moi',
      'les travaux arrêtent',
    ],
    ...[
      'je vous écris plus tard',
      'pas de problème',
      'please',
      'merci',
      '',
      '👍',
      'quit claim deed',
      'no',
      'not interested',
    ],
  ])('when somebody writes %j, then it is none', (text) => {
    expect(readOptWord(text)).toBeNull();
  });

  test.each([
    ['START', 'start'],
    ['Unstop please', 'start'],
    ['yes', 'yes'],
    ['Oui merci', 'yes'],
    ['HELP', 'help'],
    ['aide svp', 'help'],
    ['info?', 'help'],
    ['yes I am interested', null],
    ['start over', null],
    ['help me sell', null],
  ])('when somebody writes %j, then it is %s', (text, word) => {
    expect(readOptWord(text)).toBe(word);
  });

  test.each([
    ['stop calling me', ['CALL']],
    ['ne m’appelez plus', ['CALL']],
    ['stop texting me', ['SMS']],
    ['plus de textos', ['SMS']],
    ['stop calling and texting me', ['SMS', 'CALL']],
    ['no more emails', ['EMAIL']],
    ['stop contacting me', ['SMS', 'CALL', 'EMAIL']],
    ['remove my phone number', ['SMS', 'CALL', 'EMAIL']],
    ['ne me contactez plus', ['SMS', 'CALL', 'EMAIL']],
  ])('when the request is %j, then it is about %j', (text, channels) => {
    expect(channelsToStop(text)).toEqual(channels);
  });

  test('when a text is long and almost a request, then it is read in no time', () => {
    const began = performance.now();
    readOptWord(`stop texting ${'me '.repeat(5_000)}x`);
    readOptWord(`arretez ${'de '.repeat(5_000)}x`);
    readOptWord(`${'please '.repeat(5_000)}`);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
