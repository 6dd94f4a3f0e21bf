/** Addresses abroad in places, states and streets with Canadian names. */
export const NAMESAKES_ABROAD = `
Ottawa IL 61350
100 Main St, London, KY 40741
100 Main St, London KY
12 High Street, London SW1A 1AA
12 High Street, Cambridge CB2 1TN
500 Broadway, Vancouver, WA 98660
500 Broadway Vancouver Washington 98660
12 Euclid Ave, Ontario, CA 91762
12 Euclid Ave Ontario CA 91762
12 Euclid Ave Ontario California
45 Collins St, Melbourne VIC 3000
10 rue de Rivoli, 75001 Paris, France
10 rue de Rivoli, 75001 Paris
1 Rue de Laval, 53000 Laval
Hamilton ON3 4AB UK
5 Queen St, Hamilton, Bermuda
5 Victoria St, Hamilton 3204, New Zealand
77 Main St, Windsor, CT 06095
77 Main St, Richmond, VA 23220
77 Main St Richmond VA 23220 USA
123 Elm St, Kingston, NY 12401
1 Main St, Halifax, MA 02338
1 Main St, Surrey, ND
Edmonton, KY 42129
Perth WA 6000
Sydney NSW
Amsterdam, NL
Amsterdam NL 1012
Calle Lima 123, Lima, PE
Tijuana, BC 22000
Delhi, India
Miami, FL
Victoria, TX 77901
Moncton, MD 21111
Brampton, England
Windsor SL4 1NJ
Scarborough, ME 04074
Scarborough, UK
London W1A 1AA
Regina, KY
Toronto, SD 57268
Toronto, KS
Guelph, ND
Manitoba Ave, Neenah WI 54956
Quebec St, Denver, CO 80220
Vancouver Ave, Los Angeles CA 90022
Ontario St, Cleveland OH
Halifax Rd, Todmorden OL14
Alberta, VA 23821
Alberta MN
Manitou Springs CO
Ontario NY 14519
Ontario, NY
Ontario, WI
Ontario, OR
Quebec, NC
Yukon, OK 73099
Yukon, Oklahoma
Yukon OK
Labrador Park
New Brunswick, NJ 08901
New Brunswick New Jersey
St. John's, Antigua
St John's Wood, London
St. John, USVI
Saint-Jean, France
Charlottetown Rd, Edinburgh
Calgary, Isle of Mull
Durham, NC
Waterloo, IA 50701
Waterloo, Belgium
Brandon, FL 33511
Brandon, MS
Burlington, VT 05401
Burlington VT
Sudbury, MA
Sudbury, Suffolk
Bathurst NSW 2795
Newcastle upon Tyne
Georgetown, Guyana
Guyana
Orleans, France
Niagara Falls NY 14301
Niagara Falls, New York
Detroit MI 48226
Buffalo, New York
Seattle
Chicago IL
Mumbai
Kelowna Way, Bakersfield CA
Banff, Aberdeenshire
Nelson, New Zealand
Nelson 7010 NZ
Stratford-upon-Avon
Stratford, CT
Aurora, CO 80012
Aurora IL
Vernon, CA 90058
Langley, VA
Langley, WA 98260
Surrey GU1
Guildford, Surrey
Guildford, Surrey GU1 3UW
Woking Surrey
Croydon, Surrey, UK
Kings Lynn
`;
