import { type Model } from 'mongoose';
import { z } from 'zod';
import { type Clock, type Log } from '../contract/ports';
import { type Translate } from '../i18n/translate';
import { type ImportedRow } from '../leads/imported-row.model';
import { importRows, type ImportRows } from '../leads/import-rows';
import {
  checkPerson,
  joinedName,
  joinedTexts,
  PERSON_EXAMPLES,
  personColumns,
  personFields,
  readRow,
} from '../leads/person-row.rules';
import { boxOf } from './buy-box.rules';
import { type BuyerColumn, buyerColumn } from './buyer-columns.rules';
import { buyerFields } from './buyer-edit.rules';
import { placeOfKey } from './places.rules';
import { type saveBuyer } from './save-buyer';

const EXAMPLES = {
  ...PERSON_EXAMPLES,
  places: 'Toronto ON, QC',
  types: 'SFR, MULTI',
  price: '200k-450k',
  repairs: '60k',
};

/** Takes in a list of buyers: who is known is brought up to date. Consent is only what its columns state. */
export function importBuyers(deps: {
  rows: Model<ImportedRow>;
  save: ReturnType<typeof saveBuyer>;
  clock: Clock;
  log: Log;
}): ImportRows {
  return importRows(deps, {
    columnOf: buyerColumn,
    needed: [
      ...personColumns('Name,Phone,Places', 'Name,Phone,Places'),
      {
        oneOf: ['places', 'city', 'region'],
        message: 'none of them says where they buy',
        example: 'Name,Phone,Places',
      },
    ],
    read: (texts, now, t) => readRow(rowFields(now, t), joined(texts), EXAMPLES),
    async take({ places, types, price, repairs, ...facts }, _key, actor) {
      const box = boxOf({ places, types, price, repairs });
      const saved = await deps.save({ ...facts, ...placeOfKey(places[0] ?? ''), box }, actor);
      return { created: saved.created, id: { buyer_id: saved._id } };
    },
  });
}

function joined(texts: Partial<Record<BuyerColumn, string>>) {
  const { first_name, last_name, name, city, region, places, min_price, max_price, ...rest } = texts;
  const least = min_price?.trim() && `min ${min_price}`;
  const most = max_price?.trim() && `max ${max_price}`;
  return {
    ...rest,
    name: joinedName({ first_name, last_name, name }),
    places: joinedTexts([places, joinedTexts([city, region], ' ')], ', '),
    price: joinedTexts([rest.price, least, most], ' '),
  };
}

function rowFields(now: Date, t: Translate) {
  const { places, types, price, repairs } = buyerFields(t).shape;
  return z.object({ ...personFields(now, t), places, types, price, repairs }).superRefine(checkPerson(t));
}
