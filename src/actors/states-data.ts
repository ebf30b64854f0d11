/** UN members and a few historical states, one a line: ISO 3166-1 alpha-3 (ISO 3166-3 style for dissolved ones), names, capital or seat, demonyms; `,` between alternatives. Public facts. */
export const STATE_TABLE = `AFG|Afghanistan|Kabul|Afghan
ALB|Albania|Tirana|Albanian
DZA|Algeria|Algiers|Algerian
AND|Andorra||Andorran
AGO|Angola|Luanda|Angolan
ATG|Antigua and Barbuda||Antiguan
ARG|Argentina|Buenos Aires|Argentine,Argentinian
ARM|Armenia|Yerevan|Armenian
AUS|Australia|Canberra|Australian
AUT|Austria|Vienna|Austrian
AZE|Azerbaijan|Baku|Azerbaijani,Azeri
BHS|Bahamas|Nassau|Bahamian
BHR|Bahrain|Manama|Bahraini
BGD|Bangladesh|Dhaka|Bangladeshi
BRB|Barbados|Bridgetown|Barbadian
BLR|Belarus|Minsk|Belarusian
BEL|Belgium||Belgian
BLZ|Belize|Belmopan|Belizean
BEN|Benin|Porto-Novo|Beninese
BTN|Bhutan|Thimphu|Bhutanese
BOL|Bolivia|La Paz|Bolivian
BIH|Bosnia and Herzegovina,Bosnia|Sarajevo|Bosnian
BWA|Botswana|Gaborone|Botswanan
BRA|Brazil|Brasilia|Brazilian
BRN|Brunei||Bruneian
BGR|Bulgaria|Sofia|Bulgarian
BFA|Burkina Faso|Ouagadougou|Burkinabe
BDI|Burundi|Gitega|Burundian
CPV|Cape Verde,Cabo Verde|Praia|Cape Verdean
KHM|Cambodia|Phnom Penh|Cambodian
CMR|Cameroon|Yaounde|Cameroonian
CAN|Canada|Ottawa|Canadian
CAF|Central African Republic|Bangui|Central African
TCD|Chad|N'Djamena|Chadian
CHL|Chile|Santiago|Chilean
CHN|China,People's Republic of China|Beijing,Peking|Chinese
COL|Colombia|Bogota|Colombian
COM|Comoros|Moroni|Comorian
COG|Republic of the Congo|Brazzaville|Congolese
COD|Democratic Republic of the Congo,DR Congo,DRC|Kinshasa|
CRI|Costa Rica|San Jose|Costa Rican
CIV|Ivory Coast|Yamoussoukro|Ivorian
HRV|Croatia|Zagreb|Croatian
CUB|Cuba|Havana|Cuban
CYP|Cyprus|Nicosia|Cypriot
CZE|Czechia,Czech Republic|Prague|Czech
DNK|Denmark|Copenhagen|Danish,Danes
DJI|Djibouti||Djiboutian
DMA|Dominica|Roseau|
DOM|Dominican Republic|Santo Domingo|Dominican
ECU|Ecuador|Quito|Ecuadorian
EGY|Egypt|Cairo|Egyptian
SLV|El Salvador|San Salvador|Salvadoran
GNQ|Equatorial Guinea|Malabo|
ERI|Eritrea|Asmara|Eritrean
EST|Estonia|Tallinn|Estonian
SWZ|Eswatini|Mbabane|Swazi
ETH|Ethiopia|Addis Ababa|Ethiopian
FJI|Fiji|Suva|Fijian
FIN|Finland|Helsinki|Finnish,Finns
FRA|France|Paris,Elysee,Élysée,Quai d'Orsay|French
GAB|Gabon|Libreville|Gabonese
GMB|Gambia|Banjul|Gambian
GEO|Georgia|Tbilisi|Georgian
DEU|Germany|Berlin,Bonn|German
GHA|Ghana|Accra|Ghanaian
GRC|Greece|Athens|Greek
GRD|Grenada||Grenadian
GTM|Guatemala||Guatemalan
GIN|Guinea|Conakry|Guinean
GNB|Guinea-Bissau|Bissau|
GUY|Guyana|Georgetown|Guyanese
HTI|Haiti|Port-au-Prince|Haitian
HND|Honduras|Tegucigalpa|Honduran
HUN|Hungary|Budapest|Hungarian
ISL|Iceland|Reykjavik|Icelandic
IND|India|New Delhi,Delhi|Indian
IDN|Indonesia|Jakarta|Indonesian
IRN|Iran,Islamic Republic|Tehran,Teheran|Iranian
IRQ|Iraq|Baghdad|Iraqi
IRL|Ireland|Dublin|Irish
ISR|Israel|Jerusalem,Tel Aviv|Israeli
ITA|Italy|Rome|Italian
JAM|Jamaica|Kingston|Jamaican
JPN|Japan|Tokyo|Japanese
JOR|Jordan|Amman|Jordanian
KAZ|Kazakhstan|Astana|Kazakh
KEN|Kenya|Nairobi|Kenyan
KIR|Kiribati|Tarawa|
PRK|North Korea,DPRK|Pyongyang|North Korean
KOR|South Korea,Republic of Korea|Seoul|South Korean
KWT|Kuwait||Kuwaiti
KGZ|Kyrgyzstan|Bishkek|Kyrgyz
LAO|Laos|Vientiane|Laotian
LVA|Latvia|Riga|Latvian
LBN|Lebanon|Beirut|Lebanese
LSO|Lesotho|Maseru|Basotho
LBR|Liberia|Monrovia|Liberian
LBY|Libya|Tripoli|Libyan
LIE|Liechtenstein|Vaduz|
LTU|Lithuania|Vilnius|Lithuanian
LUX|Luxembourg||Luxembourgish
MDG|Madagascar|Antananarivo|Malagasy
MWI|Malawi|Lilongwe|Malawian
MYS|Malaysia|Kuala Lumpur|Malaysian
MDV|Maldives|Male|Maldivian
MLI|Mali|Bamako|Malian
MLT|Malta|Valletta|Maltese
MHL|Marshall Islands|Majuro|Marshallese
MRT|Mauritania|Nouakchott|Mauritanian
MUS|Mauritius|Port Louis|Mauritian
MEX|Mexico|Mexico City|Mexican
FSM|Micronesia|Palikir|Micronesian
MDA|Moldova|Chisinau|Moldovan
MCO|Monaco||Monegasque
MNG|Mongolia|Ulaanbaatar|Mongolian
MNE|Montenegro|Podgorica|Montenegrin
MAR|Morocco|Rabat|Moroccan
MOZ|Mozambique|Maputo|Mozambican
MMR|Myanmar,Burma|Naypyidaw|Burmese
NAM|Namibia|Windhoek|Namibian
NRU|Nauru|Yaren|Nauruan
NPL|Nepal|Kathmandu|Nepali,Nepalese
NLD|Netherlands|The Hague,Amsterdam|Dutch
NZL|New Zealand|Wellington|
NIC|Nicaragua|Managua|Nicaraguan
NER|Niger|Niamey|Nigerien
NGA|Nigeria|Abuja|Nigerian
MKD|North Macedonia|Skopje|Macedonian
NOR|Norway|Oslo|Norwegian
OMN|Oman|Muscat|Omani
PAK|Pakistan|Islamabad|Pakistani
PLW|Palau|Ngerulmud|Palauan
PAN|Panama|Panama City|Panamanian
PNG|Papua New Guinea|Port Moresby|
PRY|Paraguay|Asuncion|Paraguayan
PER|Peru|Lima|Peruvian
PHL|Philippines|Manila|Filipino,Philippine
POL|Poland|Warsaw|Polish,Poles
PRT|Portugal|Lisbon|Portuguese
QAT|Qatar|Doha|Qatari
ROU|Romania|Bucharest|Romanian
RUS|Russia,Russian Federation|Moscow,Kremlin|Russian
RWA|Rwanda|Kigali|Rwandan
KNA|Saint Kitts and Nevis|Basseterre|
LCA|Saint Lucia|Castries|
VCT|Saint Vincent and the Grenadines|Kingstown|
WSM|Samoa|Apia|Samoan
SMR|San Marino||Sammarinese
STP|Sao Tome and Principe||
SAU|Saudi Arabia|Riyadh|Saudi
SEN|Senegal|Dakar|Senegalese
SRB|Serbia|Belgrade|Serbian,Serb
SYC|Seychelles|Victoria|
SLE|Sierra Leone|Freetown|
SGP|Singapore||Singaporean
SVK|Slovakia|Bratislava|Slovak
SVN|Slovenia|Ljubljana|Slovenian,Slovene
SLB|Solomon Islands|Honiara|
SOM|Somalia|Mogadishu|Somali
ZAF|South Africa|Pretoria|South African
SSD|South Sudan|Juba|South Sudanese
ESP|Spain|Madrid|Spanish
LKA|Sri Lanka|Colombo|Sri Lankan
SDN|Sudan|Khartoum|Sudanese
SUR|Suriname|Paramaribo|Surinamese
SWE|Sweden|Stockholm|Swedish,Swedes
CHE|Switzerland,Swiss Confederation|Bern,Berne|Swiss
SYR|Syria|Damascus|Syrian
TJK|Tajikistan|Dushanbe|Tajik
TZA|Tanzania|Dodoma|Tanzanian
THA|Thailand|Bangkok|Thai
TLS|Timor-Leste,East Timor|Dili|Timorese
TGO|Togo|Lome|Togolese
TON|Tonga|Nuku'alofa|Tongan
TTO|Trinidad and Tobago|Port of Spain|Trinidadian
TUN|Tunisia|Tunis|Tunisian
TUR|Turkey,Türkiye|Ankara|Turkish
TKM|Turkmenistan|Ashgabat|Turkmen
TUV|Tuvalu|Funafuti|
UGA|Uganda|Kampala|Ugandan
UKR|Ukraine|Kyiv,Kiev|Ukrainian
ARE|United Arab Emirates,UAE|Abu Dhabi|Emirati
GBR|United Kingdom,Britain,Great Britain,UK,U.K.|London,Downing Street,Whitehall|British
USA|United States,United States of America,USA,U.S.,US|Washington,White House,Pentagon,Capitol Hill|American
URY|Uruguay|Montevideo|Uruguayan
UZB|Uzbekistan|Tashkent|Uzbek
VUT|Vanuatu|Port Vila|
VEN|Venezuela|Caracas|Venezuelan
VNM|Vietnam,Viet Nam|Hanoi|Vietnamese
YEM|Yemen|Sanaa|Yemeni
ZMB|Zambia|Lusaka|Zambian
ZWE|Zimbabwe|Harare|Zimbabwean
PSE|Palestine|Ramallah|Palestinian
VAT|Holy See,Vatican||
SUN|Soviet Union,USSR,U.S.S.R.||Soviet
CSK|Czechoslovakia||Czechoslovak
YUG|Yugoslavia||Yugoslav
DDR|East Germany||East German`;

/** Organisations and standing bodies: id, then every name. */
export const ORGANISATION_TABLE = `UNSC|UN Security Council,U.N. Security Council,United Nations Security Council,Security Council
UNGA|UN General Assembly,U.N. General Assembly,General Assembly
UN|United Nations,UN,U.N.
NATO|NATO,North Atlantic Treaty Organization,North Atlantic Alliance,Atlantic Alliance
EU|European Union,EU,E.U.,Brussels
EC|European Commission
EUCO|European Council
EP|European Parliament
LEAGUE|League of Nations,Council of the League of Nations,League Council
OSCE|OSCE,Organization for Security and Co-operation in Europe
COE|Council of Europe
IAEA|IAEA,International Atomic Energy Agency
AU|African Union
ECOWAS|ECOWAS
ASEAN|ASEAN
ARAB_LEAGUE|Arab League,League of Arab States
OAS|Organization of American States
SCO|Shanghai Cooperation Organisation,Shanghai Cooperation Organization
CSTO|CSTO,Collective Security Treaty Organization
G7|G7,Group of Seven
G20|G20
BRICS|BRICS
ICJ|International Court of Justice
ICC|International Criminal Court
ICRC|International Committee of the Red Cross,Red Cross
WHO|World Health Organization
IMF|International Monetary Fund,IMF
WTO|World Trade Organization,WTO`;
