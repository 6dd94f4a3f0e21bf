import { UUID } from 'bson';
import { CommandError } from '../query/errors';
import { type Catalog, type Collection, idIndexDefinition } from './catalog';
import { catalogKey, collectionIndexesPrefix, documentPrefix, flagsPrefix, garbageKey } from './keys';
import { type View, type WriteView } from './view';

export interface Collections {
  /** Made when somebody first writes to it (https://www.mongodb.com/docs/manual/core/databases-and-collections/#create-a-collection). */
  ensure(view: WriteView, namespace: string): Collection;
  create(view: WriteView, namespace: string): Collection;
  drop(view: WriteView, collection: Collection): void;
}

const LAST_ID = Buffer.from([0x10, 0x01]);

export function createCollections(catalog: Catalog, live: View): Collections {
  let lastId = live.get(LAST_ID)?.readUInt32BE(0) ?? 0;

  const create = (view: WriteView, namespace: string): Collection => {
    view.claim({ exclusive: [catalogKey(namespace)] });
    lastId++;
    const stored = Buffer.alloc(4);
    stored.writeUInt32BE(lastId);
    view.put(LAST_ID, stored);
    return catalog.write(view, namespace, { id: lastId, uuid: new UUID(), indexes: [idIndexDefinition()] });
  };
  return {
    ensure: (view, namespace) => catalog.find(view, namespace) ?? create(view, namespace),
    create(view, namespace) {
      if (catalog.find(view, namespace)) {
        throw new CommandError(48, 'NamespaceExists', `Collection ${namespace} already exists.`);
      }
      return create(view, namespace);
    },
    // Its documents cannot be reached any more; the sweeper takes them away.
    drop(view, { namespace, id }) {
      view.claim({ exclusive: [catalogKey(namespace)] });
      catalog.remove(view, namespace);
      for (const prefix of [documentPrefix(id), collectionIndexesPrefix(id), flagsPrefix(id)]) {
        view.put(garbageKey(prefix), Buffer.from([1]));
      }
    },
  };
}
