import { classifyAnswer } from '../../../src/buyers/classify-answer.rules';

describe('a buyer’s text', () => {
  test.each([
    'Yes',
    'YES!!',
    'yes 👍',
    'Yes, I’m interested',
    'interested',
    'Sure.',
    'ok',
    'Okay',
    'Send details',
    'call me',
    'Is it still available?',
    'What’s the ARV?? 🙂',
    'pass?',
    'Combien？',
    'Oui',
    'OUI SVP',
    'D’accord',
    'Ça m’intéresse',
    'Je suis intéressée',
    'intéressé(e)',
    'Oui, je suis intéressé.',
  ])('when it is %s, then it is RESPONDED without a doubt', (text) => {
    expect(classifyAnswer(text)).toEqual({ event: 'RESPONDED', clear: true });
  });

  test.each([
    'No',
    'nope',
    'Pass',
    'I’ll pass',
    'No thanks!',
    'Not interested.',
    'not for me',
    'n',
    'ＮＯ',
    'Non',
    'Non merci',
    'Pas intéressé',
    'pas intéressé(e)',
    'Je passe',
    'Pas pour moi',
    'Ça ne m’intéresse pas',
  ])('when it is %s, then it is PASSED', (text) => {
    expect(classifyAnswer(text)).toEqual({ event: 'PASSED', clear: true });
  });

  test.each([
    '',
    '👍',
    'Maybe',
    'not now',
    'no problem, send it',
    'I bought one like it',
    'We will take it, sold!',
    'yes but no',
    'peut-être',
    'pas maintenant',
    'je l’achète',
    'nombre',
    'passage',
  ])('when it is %s, then it is RESPONDED and a person looks at it; BOUGHT is never read', (text) => {
    expect(classifyAnswer(text)).toEqual({ event: 'RESPONDED', clear: false });
  });
});
