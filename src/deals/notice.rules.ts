import { type Buyer } from '../buyers/buyer.model';
import { type Locale } from '../i18n/translate';
import { type Lead } from '../leads/lead.model';
import { type Cents, formatMoney } from '../money';
import { type TemplateName, type TemplateValues } from '../outreach/templates/template-names';
import { firstName } from '../text';
import { type DealBrief } from './deal-brief.model';

type Channel = 'SMS' | 'EMAIL';

export interface NoticeText {
  name: TemplateName;
  language: Locale;
  values: TemplateValues;
}

/** What a buyer reads of a house. */
export function buyerNotice(buyer: Buyer, channel: Channel, house: DealBrief, price: Cents): NoticeText {
  const { language } = buyer;
  const money = (amount: Cents) => formatMoney(amount, language);
  return {
    name: channel === 'SMS' ? 'deal-buyer' : 'deal-buyer-email',
    language,
    values: {
      name: firstName(buyer.name),
      place: house.market === 'ALL' ? String(house.province) : house.market,
      property_type: house.property_type,
      price: money(price),
      arv: money(house.arv),
      repairs: money(house.repairs),
      ...(house.address === undefined ? {} : { property: house.address }),
    },
  };
}

/** That their house is with our buyers. */
export function sellerNotice(lead: Lead, channel: Channel): NoticeText {
  return {
    name: channel === 'SMS' ? 'deal-seller' : 'deal-seller-email',
    language: lead.language,
    values: {
      name: firstName(lead.name),
      ...(lead.address === undefined ? {} : { property: lead.address }),
    },
  };
}
