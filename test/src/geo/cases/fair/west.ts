/** Written as sellers and web forms write: address | province | market where it has one. */
export const WEST_ADDRESSES = String.raw`
PO Box 123, Stn Main, Brandon MB R7A 5Y8|MB
RR 2, Site 5, Comp 10, Quesnel BC V2J 3H6|BC
apt 5 - 123 main street, winnipeg, mb|MB|Winnipeg
apt 5 123 main street winnipeg manitoba|MB|Winnipeg
#12-345 jasper ave edmonton alberta|AB|Edmonton
suite 1200, 200 burrard street, vancouver bc v6c3l6|BC|Vancouver
1200-200 Burrard Street Vancouver British Columbia Canada|BC|Vancouver
12345 102 Ave NW, Edmonton, Alberta T5N0L1|AB|Edmonton
Highway 16, Smithers, BC|BC
NE 12-34-5 W3, Kindersley SK|SK
SW-22-48-7-W5M, Drayton Valley, AB|AB
Township Road 520, Sherwood Park, Alberta T8A 1A1|AB
Box 200 Moose Jaw Saskatchewan S6H 4N8|SK
13450 104 Avenue, Surrey, BC, Canada, V3T 1V8|BC|Surrey
13450 104 avenue surrey bc|BC|Surrey
1 Centennial Square Victoria BC V8W 1P6|BC|Victoria
1 centennial square, victoria|BC|Victoria
1435 Water Street, Kelowna, B.C.|BC
1435 water st kelowna bc v1y 1j4|BC
40 10 Ave S, Cranbrook BC V1C 2M8|BC
1100 Patricia Blvd Prince George BC|BC
100 St, Fort St. John BC V1J 1Y4|BC
10205 102A Ave, Dawson Creek, British Columbia|BC
20338 65 Ave Langley Township BC|BC
141 W 14th St, North Vancouver, BC V7M 1H9|BC
#5 - 9090 Holt Rd Surrey B.C. V3V 4H3|BC|Surrey
800 Macleod Tr SE Calgary AB T2G 2M3|AB|Calgary
800 macleod trail se calgary alberta|AB|Calgary
PO Box 2100 Stn M Calgary AB T2P 2M5|AB|Calgary
4914 48 Ave Red Deer AB|AB
910 4 Ave S, Lethbridge, Alberta|AB
580 1 St SE Medicine Hat, AB T1A 8E6|AB
9909 Franklin Avenue Fort McMurray Alberta|AB
5017 50 St, Lloydminster, AB|AB
4420 50 Ave Lloydminster SK S9V 0W2|SK
510 Main Street, Winnipeg, MB, R3B 1B9|MB|Winnipeg
510 main st winnipeg r3b1b9|MB|Winnipeg
2476 Victoria Avenue, Regina, Saskatchewan|SK|Regina
2476 victoria ave regina sk s4p3c8|SK|Regina
222 3rd Avenue North Saskatoon SK S7K 0J5|SK|Saskatoon
1084 Central Ave, Prince Albert, SK|SK
12 5th Ave N, Yorkton, Sask.|SK
55 Main Street, Steinbach, MB R5G 1M1|MB
Downtown Vancouver BC|BC|Vancouver
Richmond, B.C.|BC
White Rock BC|BC
Salt Spring Island, BC V8K 2T9|BC
Banff AB T1L 1A1|AB
Whistler, BC|BC
Jasper Alberta|AB
Canmore, AB|AB
Thompson, Manitoba|MB
Flin Flon MB R8A 1A1|MB
Churchill, MB|MB
Estevan Saskatchewan|SK
Swift Current SK S9H 1A1|SK
Delta, BC V4K 1A1|BC
Delta BC|BC
Hope, BC|BC
100 Mile House, BC V0K 2E0|BC
100 Mile House BC|BC
70 Mile House BC|BC
12 Winnipeg St, Regina SK|SK|Regina
12 Vancouver Cres, Saskatoon SK|SK|Saskatoon
300 Nova Scotia Ave Winnipeg MB|MB|Winnipeg
`;
