/** Reports of a month, in English. */
export const reportEn = {
  'report.head': 'Month {month}: {met} targets met, {missed} missed',
  'report.value': 'Value',
  'report.target': 'Target',
  'report.of': 'Of',
  'report.contact_compliance': 'Texts within hours',
  'report.ladder_sla': 'Steps within 2 h',
  'report.buyer_response': 'Buyers who answer',
  'report.offer_accept': 'Offers accepted',
  'report.contract': 'Sellers under contract',
  'report.throttles': 'Throttles begun',
  'report.runbook': 'Runbook green',
  'report.button_csv': 'As a table (CSV)',
  'report.csv_link': '<{url}|report-{month}.csv>. The link works for 15 minutes, for whoever has it.',
  'report.not_month': '{text} is no month such as 2026-11',
  'report.not_yet': '{text} has not begun',
};
