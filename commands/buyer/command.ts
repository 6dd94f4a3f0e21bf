import { type Buyers } from '../../src/buyers/buyers';
import { findPhones } from '../../src/contact-address.rules';
import { defineCommand } from '../../src/contract/command';
import { InputError, type InputIssue } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Province } from '../../src/geo/provinces';
import { escapeText } from '../../src/slack-text';

interface Input {
  name: string;
  phone: string;
  province: Province;
  market: string;
}

const LONGEST_NAME = 255;

export const buyer = defineCommand<{ buyers: Buyers }, Input>({
  name: '/buyer',
  family: 'buyer',
  summary: 'Add an investor who buys, or bring one up to date',
  usage: '<name> <phone> <province> [city]',
  fr: {
    summary: 'Ajouter un investisseur qui achète, ou le mettre à jour',
    usage: '<nom> <téléphone> <province> [ville]',
  },
  examples: ['Sam Lee 416-555-0188 ON Toronto'],
  role: 'agent',
  effect: 'write',

  parse(text, { t }) {
    const [found, second] = findPhones(text);
    const name = tidy(text.slice(0, found?.index ?? text.length));
    const phone = found?.number ?? null;
    const placeText = tidy(found ? text.slice(found.index + found.text.length) : '');
    const { province, market } = inferProvinceMarket(placeText, undefined);
    const issues: InputIssue[] = [];
    const wrong = (path: string, message: string, example: string) => issues.push({ path, message, example });

    if (name === '') wrong('name', t('parse.missing'), 'Sam Lee');
    if (name.length > LONGEST_NAME) wrong('name', t('parse.too_long', { max: LONGEST_NAME }), 'Sam Lee');
    if (!found) wrong('phone', t('parse.missing'), '416-555-0188');
    else if (phone === null) wrong('phone', t('parse.not_phone', { text: found.text }), '416-555-0188');
    else if (second && second.number !== phone) wrong('phone', t('parse.twice'), '416-555-0188');
    if (found && province === null) {
      const message = placeText === '' ? t('parse.missing') : t('parse.not_place', { text: placeText });
      wrong('province', message, 'ON Toronto');
    }
    if (issues.length > 0 || phone === null || province === null) throw new InputError(issues);
    return { name, phone, province, market };
  },

  async run(input, { buyers }, { actor, t }) {
    const language = input.province === 'QC' ? 'fr' : 'en';
    const saved = await buyers.save({ ...input, language }, actor);
    return { text: t('buyer.saved', { name: escapeText(saved.name), id: saved._id }) };
  },
});

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '');
}
