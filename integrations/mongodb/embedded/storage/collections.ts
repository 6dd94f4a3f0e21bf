import { UUID } from 'bson';
import { CommandError } from '../query/errors';
import { type Catalog, type Collection, idIndexDefinition } from './catalog';
import {
  catalogKey,
  collectionIndexesPrefix,
  collectionOfPrefix,
  documentPrefix,
  flagsPrefix,
  garbageKey,
  garbagePrefix,
  KINDS,
} from './keys';
import { prefixRange } from './overlay';
import { type View, type WriteView } from './view';

export interface Collections {
  /** Made when somebody first writes to it (https://www.mongodb.com/docs/manual/core/databases-and-collections/#create-a-collection). */
  ensure(view: WriteView, namespace: string): Collection;
  create(view: WriteView, namespace: string): Collection;
  drop(view: WriteView, collection: Collection): void;
}

export function createCollections(catalog: Catalog, live: View): Collections {
  let lastId = highestId(catalog, live);

  const create = (view: WriteView, namespace: string): Collection => {
    view.claim({ exclusive: [catalogKey(namespace)] });
    return catalog.write(view, namespace, {
      id: ++lastId,
      uuid: new UUID(),
      lastIndexId: 1,
      indexes: [idIndexDefinition()],
    });
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

/** What is dropped keeps its number until the last of it is gone. */
function highestId(catalog: Catalog, live: View): number {
  const used = catalog.list(live).map(({ id }) => id);
  const dropped = [...live.scan(prefixRange(KINDS.garbage))].map(({ key }) =>
    collectionOfPrefix(garbagePrefix(key)),
  );
  return [...used, ...dropped].reduce((most, id) => Math.max(most, id), 0);
}
