import { type InsertManyOptions, type Model } from 'mongoose';

// `ignoreUndefined` is the driver's: mongoose hands it on, and its type does not know it.
const AS_THEY_ARE = { lean: true, ignoreUndefined: true } as InsertManyOptions;

/**
 * Inserts rows that the product has made itself, whole and of their type, in one round trip: they are written as they
 * are, without the documents that mongoose makes of what it casts and checks. What is undefined is left out.
 * @throws TypeError for a field that the schema does not know; then nothing is written
 */
export async function insertRows<Row extends object>(model: Model<Row>, rows: readonly Row[]): Promise<void> {
  const { schema, modelName } = model as unknown as Model<object>;
  for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) {
    if (schema.pathType(field) === 'adhocOrUndefined')
      throw new TypeError(`${modelName} has no field ${field}`);
  }
  await model.insertMany([...rows] as never[], AS_THEY_ARE);
}
