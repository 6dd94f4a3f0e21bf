import { type Connection } from 'mongoose';
import { placeKey } from './buy-box.rules';
import { buyerModel } from './buyer.model';

/** Migration 3: who was saved before there were buy boxes buys there what they were saved for, anything. */
export async function giveOldBuyersBoxes(connection: Connection): Promise<void> {
  const buyers = buyerModel(connection);
  for await (const { _id, province, market, phone, email } of buyers.find({ box: null }).lean().cursor()) {
    const addresses = [phone, email].filter((address) => address !== undefined);
    await buyers.updateOne(
      { _id },
      {
        $set: {
          box: { places: [placeKey(province, market)], types: [] },
          ...(addresses.length > 0 && { addresses }),
        },
        $currentDate: { changed_at: true },
      },
    );
  }
}
