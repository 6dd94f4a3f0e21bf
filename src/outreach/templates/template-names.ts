/** What may stand in a template, with a value for trying it out. Text only: the caller says how a sum is written. */
const VARIABLES = {
  name: 'Jane',
  sender: 'Sandbox Homes',
  property: '12 King St W',
  place: 'Toronto',
  property_type: 'SFR',
  price: '$317,500',
  arv: '$500,000',
  repairs: '$40,000',
} as const;

export type TemplateVariable = keyof typeof VARIABLES;

const LADDER = ['name', 'sender', 'property'] as const;
const DEAL = ['name', 'sender', 'property', 'place', 'property_type', 'price', 'arv', 'repairs'] as const;

/** Every template that the product sends: by which channel, and which values it is given. */
export const TEMPLATES = {
  'ladder-1': { channel: 'SMS', variables: LADDER },
  'ladder-3': { channel: 'SMS', variables: LADDER },
  'ladder-5': { channel: 'SMS', variables: LADDER },
  'deal-buyer': { channel: 'SMS', variables: DEAL },
  'deal-buyer-email': { channel: 'EMAIL', variables: DEAL },
  'deal-seller': { channel: 'SMS', variables: LADDER },
  'deal-seller-email': { channel: 'EMAIL', variables: LADDER },
} as const satisfies Record<string, { channel: 'SMS' | 'EMAIL'; variables: readonly TemplateVariable[] }>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

export type TemplateValues = Partial<Record<TemplateVariable, string>>;

/** A value for each variable that the template is given. */
export function sampleValues(name: TemplateName): TemplateValues {
  return Object.fromEntries(TEMPLATES[name].variables.map((variable) => [variable, VARIABLES[variable]]));
}
