import { editBuyerForm } from '../../src/buyers/buyer-form.card';
import { defineButton } from '../../src/contract/command';
import { type BuyerId } from '../../src/ids';
import { type BuyerDeps, pause, show } from './tend';

const reads = { role: 'agent', effect: 'read' } as const;
const writes = { role: 'agent', effect: 'write' } as const;

/** Those of a buyer's card; it is shown anew in its own place. */
export const buyerButtons = [
  defineButton<BuyerDeps>({
    id: 'buyer.show',
    ...reads,
    run: async (id, deps, { t }) => show(await deps.buyers.tend.need(id as BuyerId), deps, t),
  }),
  defineButton<BuyerDeps>({
    id: 'buyer.edit',
    ...reads,
    run: async (id, { buyers }, { t }) => ({ show: editBuyerForm(await buyers.tend.need(id as BuyerId), t) }),
  }),
  defineButton<BuyerDeps>({
    id: 'buyer.pause',
    ...writes,
    run: async (id, deps, context) => ({
      ...(await pause(id as BuyerId, false, deps, context)),
      replaces: true,
    }),
  }),
  defineButton<BuyerDeps>({
    id: 'buyer.resume',
    ...writes,
    run: async (id, deps, context) => ({
      ...(await pause(id as BuyerId, true, deps, context)),
      replaces: true,
    }),
  }),
];
