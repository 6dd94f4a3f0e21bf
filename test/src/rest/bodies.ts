export const WINDOW = { days: [0, 1, 2, 3, 4], start: '09:00', end: '20:00' };
export const RULES = {
  contact_windows_local: [WINDOW],
  channels_allowed: ['SMS', 'CALL'],
  min_lead_score_to_contact: 0.65,
};
export const LEAD = { name: 'Jane Doe', source: 'web_form', phone: '416-555-0134' };
export const DEAL = { region: 'ON', address: '12 King St W, Toronto', arv: 500_000, repairs: 40_000 };
export const SMS = { to: '+14165550134', message: 'Hi', province: 'ON' };
