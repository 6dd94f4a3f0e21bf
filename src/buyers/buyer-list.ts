import { type Model } from 'mongoose';
import { type Buyer } from './buyer.model';
import { type MatchFacts } from './match.rules';

/** What matching needs of a buyer. */
export interface ListedBuyer extends MatchFacts {
  id: Buyer['_id'];
  active: boolean;
}

/** A transaction lives for a minute at most: what changed so long ago is committed, or never will be. */
const UNSETTLED_MS = 90_000;

/** Real milliseconds: more often than that the store's clock need not be asked, what is read again is still little. */
const SETTLE_MS = 5_000;

const FIELDS = { box: 1, active: 1, 'answers.asked': 1, 'answers.answered': 1, changed_at: 1 };

export type BuyerList = ReturnType<typeof createBuyerList>;

/**
 * All buyers in memory, by the places where they buy. Before each look what has changed since the last one is read, by
 * the store's own clock: on any number of instances the list is as of the moment of the look. What may not have been
 * committed yet at the last look is read once more, so that nothing is overtaken.
 */
export function createBuyerList(buyers: Model<Buyer>) {
  const byId = new Map<string, { listed: ListedBuyer; changedAt: number }>();
  const byPlace = new Map<string, Map<string, ListedBuyer>>();
  /** The same as lists, made when they are asked for. */
  const lists = new Map<string, ListedBuyer[]>();
  let since = new Date(0);
  let settledAt = -Infinity;
  let first: Promise<void> | null = null;

  // The collection itself: a transaction that the caller is in may have changed what it will take back.
  async function read(): Promise<void> {
    const changed = { changed_at: { $gt: since } } as never;
    const began = performance.now();
    const [now, isWhole, found] = await Promise.all([
      began - settledAt < SETTLE_MS ? null : storeTime(buyers),
      isStillThere(),
      buyers.collection.find(changed, { projection: FIELDS }).toArray(),
    ]);
    for (const buyer of found) put(buyer as never);
    if (now !== null) {
      const settled = new Date(now.getTime() - UNSETTLED_MS);
      if (settled > since) since = settled;
      settledAt = began;
    }
    if (!isWhole) await readAll();
  }

  /** Nothing here deletes a buyer: where one is gone, the collection was emptied and filled again past this product. */
  async function isStillThere(): Promise<boolean> {
    const [anyone] = byId.keys();
    return anyone === undefined || (await buyers.collection.findOne({ _id: anyone } as never)) !== null;
  }

  async function readAll(): Promise<void> {
    byId.clear();
    byPlace.clear();
    lists.clear();
    since = new Date(0);
    settledAt = -Infinity;
    await read();
  }

  function put({ _id: id, box, active, answers, changed_at }: Buyer): void {
    const known = byId.get(id);
    if (known !== undefined && known.changedAt > changed_at.getTime()) return;
    for (const place of known?.listed.box.places ?? []) {
      byPlace.get(place)?.delete(id);
      lists.delete(place);
    }
    const listed: ListedBuyer = { id, box, active, ...(answers && { answers }) };
    byId.set(id, { listed, changedAt: changed_at.getTime() });
    for (const place of box.places) {
      const there = byPlace.get(place) ?? new Map<string, ListedBuyer>();
      byPlace.set(place, there.set(id, listed));
      lists.delete(place);
    }
  }

  function listOf(place: string): ListedBuyer[] {
    const list = lists.get(place) ?? [...(byPlace.get(place)?.values() ?? [])];
    lists.set(place, list);
    return list;
  }

  /** The first look reads all: those who come meanwhile wait for it, and then read what has changed since. */
  async function bringUpToDate(): Promise<void> {
    if (first !== null) {
      await first;
      return read();
    }
    first = read();
    await first.catch((error: unknown) => {
      first = null;
      throw error;
    });
  }

  return {
    bringUpToDate,

    /** Who buys in one of the two places, in no order, each once. */
    async buyingIn(one: string, other: string): Promise<readonly ListedBuyer[]> {
      await bringUpToDate();
      const here = listOf(one);
      return one === other ? here : here.concat(listOf(other).filter(({ box }) => !box.places.includes(one)));
    },
  };
}

async function storeTime({ db }: Model<Buyer>): Promise<Date> {
  const { localTime } = await db.getClient().db(db.name).command({ hello: 1 });
  return localTime as Date;
}
