// The layers, one rule for each line of the README's "The tree". The comment says what to do instead.
'use strict';

/** Areas in their order: each knows only those before it. */
const AREAS = [
  'geo',
  'audit',
  'kpi',
  'access',
  'team',
  'intents',
  'approvals',
  'zones',
  'policy',
  'shifts',
  'leads',
  'speed',
  'buyers',
  'governance',
  'heimdall',
  'offers',
  'outreach',
  'ladder',
  'deals',
  'forms',
  'reminders',
  'mornings',
  'records',
  'tripwire',
  'reports',
];
const anyArea = `^src/(${AREAS.join('|')})/`;
const VENDORS = 'node_modules/(@slack/(bolt|web-api)|twilio|@sendgrid|mongodb-memory-server|lmdb|mingo)';

/** kpi's events name provinces, and geo is before it; the gate's channel and consent are policy's own. */
const areaOrder = AREAS.slice(0, -1).map((area, index) => ({
  name: `areas-in-order-${area}`,
  comment: `${area} may not know the areas after it: let app.ts register a handler instead.`,
  severity: 'error',
  from: { path: `^src/${area}/` },
  to: { path: `^src/(${AREAS.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...areaOrder,
    {
      name: 'no-circular',
      comment: 'A cycle hides who owns what: move the shared part to whoever is first in the order.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'areas-do-not-know-the-edges',
      comment:
        'An area gets ports (src/contract/ports.ts); commands, jobs, integrations and http use the area.',
      severity: 'error',
      from: { path: anyArea },
      to: {
        path: '^(commands|jobs|integrations)/|^src/(http|scheduler|console)/|^src/(app|main|areas|doors|providers|readiness|routes)\\.ts$',
      },
    },
    {
      name: 'areas-do-not-know-vendors',
      comment: "Put the vendor's SDK behind a port in src/contract/ports.ts.",
      severity: 'error',
      from: { path: '^src/' },
      to: { path: VENDORS },
    },
    {
      name: 'rules-and-cards-are-pure',
      comment: 'Time and data come in as arguments; the use case beside it reads the clock and the store.',
      severity: 'error',
      from: { path: '\\.(rules|card)\\.ts$' },
      to: {
        path: '^src/(clock|config|log)\\.ts$|node_modules/(mongoose|pino)|^(node:)?(fs|http|https|net|process|child_process)$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'mongoose-stays-with-models-and-use-cases',
      comment: 'Only *.model.ts, use cases of areas and integrations/mongodb touch mongoose.',
      severity: 'error',
      from: {
        path: '^(commands|jobs|src/(http|contract|i18n|time|console))/|^integrations/(twilio|sendgrid|sandbox|provider-call)/',
        pathNot: '\\.model\\.ts$',
      },
      to: { path: 'node_modules/mongoose' },
    },
    {
      name: 'bolt-only-in-integrations-slack',
      comment: 'Declare a command or a button (src/contract/command.ts); the adapter talks to Bolt.',
      severity: 'error',
      from: { pathNot: '^integrations/slack/' },
      to: { path: 'node_modules/@slack/(bolt|web-api)' },
    },
    {
      name: 'twilio-and-sendgrid-only-in-their-folders',
      comment: 'Use the ports SmsSender and EmailSender.',
      severity: 'error',
      from: { pathNot: '^integrations/(twilio|sendgrid)/' },
      to: { path: 'node_modules/(twilio|@sendgrid)' },
    },
    {
      name: 'edges-do-not-know-each-other',
      comment:
        'Commands, jobs and integrations get the slice of use cases that they need; app.ts joins them.',
      severity: 'error',
      from: { path: '^(commands|jobs|integrations)/' },
      to: {
        path: '^(commands|jobs|integrations)/',
        pathNot: ['^$1/', '^integrations/(sandbox|provider-call)/'],
      },
    },
    {
      name: 'providers-do-not-know-each-other',
      comment: 'What several providers share is in integrations/sandbox or integrations/provider-call.',
      severity: 'error',
      from: { path: '^integrations/([^/]+)/' },
      to: { path: '^integrations/', pathNot: ['^integrations/($1|sandbox|provider-call)/'] },
    },
    {
      name: 'the-base-knows-no-area',
      comment: 'What areas share must not need one of them.',
      severity: 'error',
      from: {
        path: '^src/(contract|i18n|time)/|^src/(errors|clock|money|ids|text|slack-text|canonical-json)\\.ts$',
      },
      to: { path: anyArea },
    },
    {
      name: 'the-store-knows-no-product',
      comment: 'The embedded store is usable on its own: it must not import the product.',
      severity: 'error',
      from: { path: '^integrations/mongodb/embedded/' },
      to: { path: '^(src|commands|jobs)/' },
    },
    {
      name: 'only-app-knows-everybody',
      comment: 'app.ts wires; nobody but main.ts imports it.',
      severity: 'error',
      from: { pathNot: '^src/main\\.ts$' },
      to: { path: '^src/app\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
