import { type InsertManyOptions, type Model } from 'mongoose';

// `ignoreUndefined` is the driver's: mongoose hands it on, and its type does not know it.
const AS_THEY_ARE = { lean: true, ignoreUndefined: true } as InsertManyOptions;

/**
 * Inserts rows that the product has made itself, whole and of their type, in one round trip: they are written as they
 * are, without the documents that mongoose makes of what it casts and checks. What is undefined is left out.
 */
export async function insertRows<Row>(model: Model<Row>, rows: readonly Row[]): Promise<void> {
  await model.insertMany([...rows] as never[], AS_THEY_ARE);
}
