/** Written as sellers and web forms write: address | province | market where it has one. */
export const EAST_AND_NORTH_ADDRESSES = String.raw`
P.O. Box 45, Station A, Fredericton, NB|NB
PO Box 45 Stn A Fredericton New Brunswick E3B 4Y2|NB
R.R. 1, Cardigan, PE C0A 1G0|PE
General Delivery, Iqaluit NU|NU
General Delivery Tuktoyaktuk NT X0E 1C0|NT
23 Signal Hill Rd, St. John's, Newfoundland and Labrador|NL|St. John's
23 signal hill rd st johns nl|NL|St. John's
23 Signal Hill Rd St. John’s NL A1A 1B2|NL|St. John's
5 Ridge Rd, Mount Pearl NL|NL
2 Water St, Corner Brook, Newfoundland A2H 6E6|NL
77 Hamilton River Rd, Happy Valley-Goose Bay, NL A0P 1C0|NL
1801 Hollis Street, Suite 1800, Halifax, Nova Scotia|NS|Halifax
1801 hollis st halifax n.s. b3j 3n4|NS|Halifax
35 Portland St Dartmouth NS|NS|Halifax
12 Sackville Dr, Lower Sackville, NS B4C 2S1|NS
500 George St Sydney NS|NS
500 George Street, Sydney, Nova Scotia, Canada|NS
10 King St, Saint John, N.B.|NB
10 King Street Saint John New Brunswick E2L 1G2|NB
88 rue Canada, Edmundston, N.-B.|NB
88 Canada St, Edmundston NB|NB
655 Main Street, Moncton, N.B. E1C 1E8|NB|Moncton
12 Great George St, Charlottetown, P.E.I.|PE|Charlottetown
12 great george st charlottetown prince edward island|PE|Charlottetown
199 Water St Summerside PEI|PE
300 Main Street, Whitehorse, Yukon Y1A 2B5|YT
300 main st whitehorse yt|YT
1000 Front St, Dawson City, Yukon|YT
5003 49th Street, Yellowknife, Northwest Territories|NT
5003 49 st yellowknife nwt|NT
12 Mackenzie Rd Inuvik NT X0E 0T0|NT
Box 1000, Rankin Inlet, Nunavut X0C 0G0|NU
Halifax Regional Municipality NS|NS
Windsor, NS B0N 2T0|NS
Antigonish NS|NS
Truro, NS B2N 1A1|NS
Bathurst, NB E2A 1A1|NB
Miramichi New Brunswick|NB
Gander Newfoundland|NL
Labrador City NL A2V 1A1|NL
Hay River NT|NT
Cambridge Bay Nunavut|NU
Dieppe NB E1A 1A1|NB
Bedford, Nova Scotia|NS|Halifax
Conception Bay South NL|NL
Paradise, NL A1L 1A1|NL
Stratford PE|PE
Cornwall, PE|PE
Sydney Mines, NS|NS
12 Victoria St, Halifax|NS|Halifax
5 Halifax St Saint John NB|NB
`;
