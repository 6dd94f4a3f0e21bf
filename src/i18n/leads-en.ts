export const leadsEn = {
  'lead.form.new': 'New lead',
  'lead.form.take_in': 'Take in',
  'lead.form.contact_hint': 'A number or an e-mail address: one of the two is needed.',
  'lead.form.source_hint':
    'Someone who called, texted or filled in a form has asked us to answer. Otherwise no text goes out without consent.',
  'lead.field.name': 'Name',
  'lead.field.phone': 'Phone',
  'lead.field.email': 'E-mail',
  'lead.field.address': 'Address of the house',
  'lead.field.arv': 'Value after repairs (ARV)',
  'lead.field.repairs': 'Repairs',
  'lead.field.source': 'How they came to us',
  'lead.source.inbound_call': 'They called us',
  'lead.source.inbound_sms': 'They texted us',
  'lead.source.web_form': 'A form on the web',
  'lead.source.referral': 'Referred by someone',
  'lead.source.slack': 'Other',
} as const;
