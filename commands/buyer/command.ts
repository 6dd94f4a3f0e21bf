import { type Buyers } from '../../src/buyers/buyers';
import { findPhone, normalizePhone } from '../../src/contact-address.rules';
import { defineCommand } from '../../src/contract/command';
import { InputError } from '../../src/errors';
import { inferProvinceMarket } from '../../src/geo/infer.rules';
import { type Province } from '../../src/geo/provinces';

interface Input {
  name: string;
  phone: string;
  province: Province;
  market: string;
}

export const buyer = defineCommand<{ buyers: Buyers }, Input>({
  name: '/buyer',
  family: 'buyer',
  summary: 'Add an investor who buys, or bring one up to date',
  usage: '<name> <phone> <province> [city]',
  examples: ['Sam Lee 416-555-0188 ON Toronto'],
  role: 'agent',
  effect: 'write',

  parse(text) {
    const match = findPhone(text);
    const name = text.slice(0, match?.index ?? 0).trim();
    const phone = match ? normalizePhone(match[0]) : null;
    const place = match ? text.slice(match.index + match[0].length).trim() : '';
    const { province, market } = inferProvinceMarket(place, undefined);
    if (name === '' || phone === null || province === null) {
      throw new InputError([
        ...(name === '' ? [{ path: 'name', message: 'is missing', example: 'Sam Lee' }] : []),
        ...(phone === null
          ? [{ path: 'phone', message: 'a number that can exist is missing', example: '416-555-0188' }]
          : []),
        ...(province === null
          ? [{ path: 'province', message: 'a place in Canada is missing', example: 'ON Toronto' }]
          : []),
      ]);
    }
    return { name, phone, province, market };
  },

  async run(input, { buyers }, { t }) {
    const saved = await buyers.save({ ...input, language: input.province === 'QC' ? 'fr' : 'en' });
    return { text: t('buyer.saved', { name: saved.name, id: saved._id }) };
  },
});
