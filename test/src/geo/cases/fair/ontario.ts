/** Written as sellers and web forms write: address | province | market where it has one. */
export const ONTARIO_ADDRESSES = String.raw`
RR#3 Napanee Ontario|ON
RR 1 Stn Main, Peterborough ON K9J 6X2|ON
unit 7, 88 harbour st, toronto, on, m5j0b5|ON|Toronto
unit 7 88 harbour st toronto on m5j0b5|ON|Toronto
4500 Highway 7, Vaughan, Ontario|ON
4500 Hwy 7 Woodbridge ON L4L 4Y7|ON
1 Queen St, Kingston, Ontario|ON
1 queen st kingston on k7l 1a1|ON
350 City Centre Ave Mississauga Ontario L5B 3C1|ON|Mississauga
71 Main St W, Hamilton ON L8P4Y5|ON|Hamilton
71 main st w hamilton|ON|Hamilton
110 Laurier Ave W Ottawa|ON|Ottawa
110 av Laurier O, Ottawa (Ontario) K1P 1J1|ON|Ottawa
110, avenue Laurier Ouest, Ottawa ON|ON|Ottawa
88 Elgin St S, Cambridge, ON N1R 5H5|ON
25 Peel Ave, Sault Ste. Marie, ON|ON
25 peel ave sault ste marie ontario|ON
200 Brady St Greater Sudbury ON|ON
500 Donald St E Thunder Bay ON|ON
1 Main St S, Kenora, Ontario P9N 1S7|ON
12 Elm Street, St Catharines, Ontario|ON
12 elm st saint catharines on|ON
12 Elm St, Niagara-on-the-Lake ON|ON
12 Elm St Niagara Falls Ontario L2E 1A1|ON
150 Frederick Street, Kitchener ON N2G 4J3|ON
300 Dufferin Ave London ON N6B 1Z2|ON
300 dufferin avenue, london, ontario, canada|ON
Toronto (Etobicoke), ON|ON|Toronto
Scarborough, Ontario M1B 1A1|ON|Toronto
North York ON|ON|Toronto
Kitchener-Waterloo, ON|ON
Chatham, Ontario|ON
Windsor, Ontario N9A 1A1|ON
Richmond Hill, ON L4C 1A1|ON
Toronto Ontario Canada|ON|Toronto
toronto,on|ON|Toronto
TORONTO,ON M5V2T6|ON|Toronto
Toronto ON. M5V-2T6|ON|Toronto
Toronto - Ontario - M5V 2T6|ON|Toronto
M5V 2T6 Toronto|ON|Toronto
123 Main St., Toronto, ON; Canada|ON|Toronto
123 Main St Toronto, Ont. M4C 5L3 Canada|ON|Toronto
123 Main St\\nToronto ON  M4C 5L3\\nCANADA|ON|Toronto
1 Yonge Street, Toronto, ON M5E 1W7 (condo)|ON|Toronto
house at 55 Elm Drive, Brampton, Ontario needs a roof|ON
55 Elm Drive W, Mississauga|ON|Mississauga
55 elm dr brampton ontario l6v 1a1|ON
Cornwall, ON K6H 1A1|ON
Cornwall Ontario|ON
Perth, ON|ON
Paris, Ontario|ON
Paris ON N3L 1A1|ON
Ontario, Toronto, 12 King Street|ON|Toronto
12 King St W, Toronto, ON, M5H 1A1, CA|ON|Toronto
12 King St W, Toronto, ON M5H 1A1, CAN|ON|Toronto
12 King St W Toronto ON CAN|ON|Toronto
12 King St W, City of Toronto, Province of Ontario|ON|Toronto
123 Ontario St, Stratford, ON|ON
123 Ontario St Stratford Ontario|ON
123 Quebec Ave, Toronto ON|ON|Toronto
123 Alberta Ave Toronto|ON|Toronto
123 Manitoba St, Bracebridge ON P1L 1A1|ON
12 Regina St N, Waterloo ON|ON
12 Calgary Ave, Ottawa, ON|ON|Ottawa
100 Lake Ontario Blvd, Whitby ON|ON
45 Montreal Rd, Cornwall ON K6H 1B1|ON
45 Montreal Road, Ottawa|ON|Ottawa
45 London Rd, Sarnia, ON|ON
`;
