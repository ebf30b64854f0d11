// Written by scripts/write-lexicon.ts from catalog/lexicon/; change the tables there.
/** id,names,seats,demonyms */
export const STATE_ROWS = `AFG,Afghanistan,Kabul,Afghan
ALB,Albania,Tirana,Albanian
DZA,Algeria,Algiers,Algerian
AND,Andorra,Andorra la Vella,Andorran
AGO,Angola,Luanda,Angolan
ATG,Antigua and Barbuda;Antigua & Barbuda,Saint John's;St. John's,Antiguan;Barbudan
ARG,Argentina,Buenos Aires;Casa Rosada,Argentine;Argentinian
ARM,Armenia,Yerevan,Armenian
AUS,Australia,Canberra,Australian
AUT,Austria,Vienna,Austrian
AZE,Azerbaijan,Baku,Azerbaijani;Azeri
BHS,Bahamas;The Bahamas,Nassau,Bahamian
BHR,Bahrain,Manama,Bahraini
BGD,Bangladesh,Dhaka,Bangladeshi
BRB,Barbados,Bridgetown,Barbadian
BLR,Belarus,Minsk,Belarusian;Belarusan
BEL,Belgium,Brussels,Belgian;Belgians
BLZ,Belize,Belmopan,Belizean
BEN,Benin,Porto-Novo;Cotonou,Beninese
BTN,Bhutan,Thimphu,Bhutanese
BOL,Bolivia,La Paz;Sucre,Bolivian
BIH,Bosnia and Herzegovina;Bosnia & Herzegovina;Bosnia;Bosnia-Herzegovina,Sarajevo,Bosnian
BWA,Botswana,Gaborone,Botswanan;Motswana;Batswana
BRA,Brazil,Brasilia;Brasília,Brazilian
BRN,Brunei;Brunei Darussalam,Bandar Seri Begawan,Bruneian
BGR,Bulgaria,Sofia,Bulgarian
BFA,Burkina Faso,Ouagadougou,Burkinabe
BDI,Burundi,Gitega;Bujumbura,Burundian
CPV,Cape Verde;Cabo Verde,Praia,Cape Verdean
KHM,Cambodia,Phnom Penh,Cambodian
CMR,Cameroon,Yaounde;Yaoundé,Cameroonian
CAN,Canada,Ottawa,Canadian
CAF,Central African Republic,Bangui,Central African
TCD,Chad,N'Djamena,Chadian
CHL,Chile,Santiago,Chilean
CHN,China;People's Republic of China;PRC,Beijing;Peking;Zhongnanhai,Chinese
COL,Colombia,Bogota;Bogotá,Colombian
COM,Comoros,Moroni,Comorian
COG,Republic of the Congo;Congo-Brazzaville;Congo - Brazzaville;Congo Republic;Congo,Brazzaville,Congolese
COD,Democratic Republic of the Congo;DR Congo;DRC;Congo-Kinshasa;Congo - Kinshasa,Kinshasa,Congolese
CRI,Costa Rica,San Jose;San José,Costa Rican
CIV,Ivory Coast;Cote d'Ivoire;Côte d'Ivoire,Yamoussoukro;Abidjan,Ivorian
HRV,Croatia,Zagreb,Croatian
CUB,Cuba,Havana,Cuban
CYP,Cyprus;Republic of Cyprus,Nicosia,Cypriot;Greek Cypriot
CZE,Czechia;Czech Republic,Prague,Czech;Czechs
DNK,Denmark,Copenhagen,Danish;Danes
DJI,Djibouti,Djibouti City,Djiboutian
DMA,Dominica,Roseau,Dominiquais
DOM,Dominican Republic,Santo Domingo,Dominican
ECU,Ecuador,Quito,Ecuadorian
EGY,Egypt,Cairo,Egyptian
SLV,El Salvador,San Salvador,Salvadoran
GNQ,Equatorial Guinea,Malabo,Equatorial Guinean;Equatoguinean
ERI,Eritrea,Asmara,Eritrean
EST,Estonia,Tallinn,Estonian
SWZ,Eswatini;Swaziland,Mbabane;Lobamba,Swazi
ETH,Ethiopia,Addis Ababa,Ethiopian
FJI,Fiji,Suva,Fijian
FIN,Finland,Helsinki,Finnish;Finns
FRA,France;French Republic,Paris;Elysee;Élysée;Quai d'Orsay;Matignon,French
GAB,Gabon,Libreville,Gabonese
GMB,Gambia;The Gambia,Banjul,Gambian
GEO,Georgia,Tbilisi,Georgian
DEU,Germany;Federal Republic of Germany;Federal Republic,Berlin;Bonn;Bundestag,German
GHA,Ghana,Accra,Ghanaian
GRC,Greece,Athens,Greek
GRD,Grenada,Saint George's;St. George's,Grenadian
GTM,Guatemala,Guatemala City,Guatemalan
GIN,Guinea,Conakry,Guinean
GNB,Guinea-Bissau,Bissau,Bissau-Guinean
GUY,Guyana,Georgetown,Guyanese
HTI,Haiti,Port-au-Prince,Haitian
HND,Honduras,Tegucigalpa,Honduran
HUN,Hungary,Budapest,Hungarian
ISL,Iceland,Reykjavik,Icelandic
IND,India,New Delhi;Delhi,Indian
IDN,Indonesia,Jakarta,Indonesian
IRN,Iran;Islamic Republic of Iran;Islamic Republic,Tehran;Teheran,Iranian
IRQ,Iraq,Baghdad,Iraqi
IRL,Ireland,Dublin,Irish
ISR,Israel,Jerusalem;Tel Aviv,Israeli
ITA,Italy,Rome,Italian
JAM,Jamaica,Kingston,Jamaican
JPN,Japan,Tokyo;Kantei,Japanese
JOR,Jordan,Amman,Jordanian
KAZ,Kazakhstan,Astana;Nur-Sultan,Kazakh;Kazakhstani
KEN,Kenya,Nairobi,Kenyan
KIR,Kiribati,Tarawa;South Tarawa,I-Kiribati
PRK,North Korea;DPRK;Democratic People's Republic of Korea,Pyongyang,North Korean;North Koreans
KOR,South Korea;Republic of Korea,Seoul;Blue House,South Korean
KWT,Kuwait,Kuwait City,Kuwaiti
KGZ,Kyrgyzstan,Bishkek,Kyrgyz
LAO,Laos,Vientiane,Laotian
LVA,Latvia,Riga,Latvian
LBN,Lebanon,Beirut,Lebanese
LSO,Lesotho,Maseru,Basotho
LBR,Liberia,Monrovia,Liberian
LBY,Libya,Tripoli,Libyan
LIE,Liechtenstein,Vaduz,Liechtensteiner
LTU,Lithuania,Vilnius,Lithuanian
LUX,Luxembourg,Luxembourg City,Luxembourgish;Luxembourger
MDG,Madagascar,Antananarivo,Malagasy
MWI,Malawi,Lilongwe,Malawian
MYS,Malaysia,Kuala Lumpur;Putrajaya,Malaysian
MDV,Maldives;the Maldives,Malé,Maldivian
MLI,Mali,Bamako,Malian
MLT,Malta,Valletta,Maltese
MHL,Marshall Islands,Majuro,Marshallese
MRT,Mauritania,Nouakchott,Mauritanian
MUS,Mauritius,Port Louis,Mauritian
MEX,Mexico,Mexico City,Mexican
FSM,Micronesia;Federated States of Micronesia,Palikir,Micronesian
MDA,Moldova,Chisinau;Chişinău;Chișinău,Moldovan
MCO,Monaco,Monaco-Ville,Monegasque;Monacan
MNG,Mongolia,Ulaanbaatar,Mongolian
MNE,Montenegro,Podgorica,Montenegrin
MAR,Morocco,Rabat,Moroccan
MOZ,Mozambique,Maputo,Mozambican
MMR,Myanmar;Myanmar (Burma);Burma,Naypyidaw;Nay Pyi Taw;Yangon,Burmese
NAM,Namibia,Windhoek,Namibian
NRU,Nauru,Yaren,Nauruan
NPL,Nepal,Kathmandu,Nepali;Nepalese
NLD,Netherlands;the Netherlands;Holland,The Hague,Dutch
NZL,New Zealand,Wellington,New Zealander
NIC,Nicaragua,Managua,Nicaraguan
NER,Niger,Niamey,Nigerien
NGA,Nigeria,Abuja,Nigerian
MKD,North Macedonia;Macedonia,Skopje,Macedonian;North Macedonian
NOR,Norway,Oslo,Norwegian
OMN,Oman,Muscat,Omani
PAK,Pakistan,Islamabad,Pakistani
PLW,Palau,Ngerulmud,Palauan
PAN,Panama,Panama City,Panamanian
PNG,Papua New Guinea,Port Moresby,Papua New Guinean
PRY,Paraguay,Asuncion;Asunción,Paraguayan
PER,Peru,Lima,Peruvian
PHL,Philippines;the Philippines,Manila;Malacañang,Filipino;Philippine
POL,Poland,Warsaw,Polish;Poles
PRT,Portugal,Lisbon,Portuguese
QAT,Qatar,Doha,Qatari
ROU,Romania,Bucharest,Romanian
RUS,Russia;Russian Federation,Moscow;Kremlin;the Kremlin,Russian
RWA,Rwanda,Kigali,Rwandan
KNA,Saint Kitts and Nevis;St. Kitts & Nevis;St Kitts and Nevis;St. Kitts and Nevis,Basseterre,Kittitian
LCA,Saint Lucia;St Lucia;St. Lucia,Castries,Saint Lucian;St Lucian
VCT,Saint Vincent and the Grenadines;St. Vincent & Grenadines;Saint Vincent;St Vincent and the Grenadines;St. Vincent and the Grenadines,Kingstown,Vincentian
WSM,Samoa,Apia,Samoan
SMR,San Marino,City of San Marino,Sammarinese;San Marinese
STP,Sao Tome and Principe;São Tomé & Príncipe;São Tomé and Príncipe;Sao Tome,São Tomé,Santomean
SAU,Saudi Arabia,Riyadh,Saudi;Saudi Arabian
SEN,Senegal,Dakar,Senegalese
SRB,Serbia,Belgrade,Serbian;Serb
SYC,Seychelles,Victoria,Seychellois
SLE,Sierra Leone,Freetown,Sierra Leonean
SGP,Singapore,Singapore City,Singaporean
SVK,Slovakia,Bratislava,Slovak
SVN,Slovenia,Ljubljana,Slovenian;Slovene
SLB,Solomon Islands,Honiara,Solomon Islander
SOM,Somalia,Mogadishu,Somali
ZAF,South Africa,Pretoria,South African
SSD,South Sudan,Juba,South Sudanese
ESP,Spain,Madrid,Spanish;Spaniards
LKA,Sri Lanka,Colombo;Sri Jayawardenepura Kotte,Sri Lankan
SDN,Sudan,Khartoum,Sudanese
SUR,Suriname,Paramaribo,Surinamese
SWE,Sweden,Stockholm,Swedish;Swedes
CHE,Switzerland;Swiss Confederation,Bern;Berne,Swiss
SYR,Syria;Syrian Arab Republic,Damascus,Syrian
TJK,Tajikistan,Dushanbe,Tajik
TZA,Tanzania,Dodoma;Dar es Salaam,Tanzanian
THA,Thailand,Bangkok,Thai
TLS,Timor-Leste;East Timor,Dili,Timorese
TGO,Togo,Lome;Lomé,Togolese
TON,Tonga,Nuku'alofa;Nukuʻalofa,Tongan
TTO,Trinidad and Tobago;Trinidad & Tobago;Trinidad,Port of Spain,Trinidadian
TUN,Tunisia,Tunis,Tunisian
TUR,Turkey;Türkiye;Turkiye,Ankara,Turkish
TKM,Turkmenistan,Ashgabat,Turkmen
TUV,Tuvalu,Funafuti,Tuvaluan
UGA,Uganda,Kampala,Ugandan
UKR,Ukraine,Kyiv;Kiev;Bankova,Ukrainian
ARE,United Arab Emirates;UAE,Abu Dhabi,Emirati;UAE
GBR,United Kingdom;Britain;Great Britain;UK;U.K.,London;Downing Street;Whitehall;Westminster;Number 10;No 10,British
USA,United States;United States of America;USA;U.S.;US;America;the States,Washington;White House;Pentagon;Capitol Hill;Foggy Bottom,American;Americans
URY,Uruguay,Montevideo,Uruguayan
UZB,Uzbekistan,Tashkent,Uzbek
VUT,Vanuatu,Port Vila,Ni-Vanuatu
VEN,Venezuela,Caracas,Venezuelan
VNM,Vietnam;Viet Nam,Hanoi,Vietnamese
YEM,Yemen,Sanaa;Sana'a,Yemeni
ZMB,Zambia,Lusaka,Zambian
ZWE,Zimbabwe,Harare,Zimbabwean
PSE,Palestine;State of Palestine;Palestinian Authority,Ramallah,Palestinian
VAT,Holy See;Vatican,Vatican City,
SUN,Soviet Union;USSR;U.S.S.R.,,Soviet
CSK,Czechoslovakia,,Czechoslovak
YUG,Yugoslavia,,Yugoslav
DDR,East Germany,,East German
TWN,Taiwan;Republic of China,Taipei,Taiwanese
XKX,Kosovo,Pristina;Prishtina,Kosovar;Kosovan
ESH,Western Sahara,,Sahrawi
COK,Cook Islands,Avarua,
NIU,Niue,Alofi,Niuean
AUH,Austria-Hungary,,Austro-Hungarian
OSM,Ottoman Empire,Sublime Porte,Ottoman
PRU,Prussia,,Prussian
VDR,North Vietnam,,North Vietnamese
RVN,South Vietnam,Saigon,South Vietnamese
SCG,Serbia and Montenegro,,
TCYP,Northern Cyprus,,Turkish Cypriot`;

/** id,kind,names */
export const ORGANISATION_ROWS = `UNSC,organisation,UN Security Council;U.N. Security Council;United Nations Security Council;Security Council
UNGA,organisation,UN General Assembly;U.N. General Assembly;United Nations General Assembly;General Assembly
UN,organisation,United Nations;UN;U.N.
NATO,organisation,NATO;North Atlantic Treaty Organization;North Atlantic Treaty Organisation;North Atlantic Alliance;Atlantic Alliance;Nato
EU,organisation,European Union;EU;E.U.;Brussels
EC,organisation,European Commission
EUCO,organisation,European Council
EP,organisation,European Parliament;MEPs
LEAGUE,organisation,League of Nations;Council of the League of Nations;League Council
OSCE,organisation,OSCE;Organization for Security and Co-operation in Europe;Organisation for Security and Co-operation in Europe
COE,organisation,Council of Europe
IAEA,organisation,IAEA;International Atomic Energy Agency
AU,organisation,African Union
ECOWAS,organisation,ECOWAS;Economic Community of West African States
ASEAN,organisation,ASEAN;Association of Southeast Asian Nations
ARAB_LEAGUE,organisation,Arab League;League of Arab States
OAS,organisation,Organization of American States;OAS
SCO,organisation,Shanghai Cooperation Organisation;Shanghai Cooperation Organization;SCO
CSTO,organisation,CSTO;Collective Security Treaty Organization
G7,organisation,G7;Group of Seven;G-7
G20,organisation,G20;Group of Twenty;G-20
BRICS,organisation,BRICS
ICJ,organisation,International Court of Justice;ICJ;World Court
ICC,organisation,International Criminal Court;ICC
ICRC,organisation,International Committee of the Red Cross;Red Cross
WHO,organisation,World Health Organization;World Health Organisation;WHO
IMF,organisation,International Monetary Fund;IMF
WTO,organisation,World Trade Organization;WTO
NAC,body,North Atlantic Council
EU_COUNCIL,body,Council of the European Union;EU Council;Council of Ministers
ECB,organisation,European Central Bank;ECB
CJEU,organisation,European Court of Justice;Court of Justice of the European Union
ECHR,organisation,European Court of Human Rights
EEAS,organisation,European External Action Service
EUROGROUP,body,Eurogroup
BENELUX,organisation,Benelux
VISEGRAD,organisation,Visegrad Group;V4
NORDIC_COUNCIL,organisation,Nordic Council
WEU,organisation,Western European Union
WARSAW_PACT,organisation,Warsaw Pact;Warsaw Treaty Organization
SEATO,organisation,SEATO;Southeast Asia Treaty Organization
CENTO,organisation,CENTO;Baghdad Pact
ANZUS,organisation,ANZUS
AUKUS,organisation,AUKUS
QUAD,organisation,Quadrilateral Security Dialogue;the Quad
CIS,organisation,Commonwealth of Independent States;CIS
EAEU,organisation,Eurasian Economic Union;EAEU
GCC,organisation,Gulf Cooperation Council;GCC
OIC,organisation,Organisation of Islamic Cooperation;Organization of Islamic Cooperation;OIC
OPEC,organisation,OPEC;Opec;OPEC+
SADC,organisation,SADC;Southern African Development Community
EAC,organisation,East African Community
IGAD,organisation,IGAD;Intergovernmental Authority on Development
ECCAS,organisation,ECCAS;Economic Community of Central African States
SAHEL_STATES,organisation,Alliance of Sahel States
CARICOM,organisation,CARICOM;Caribbean Community
MERCOSUR,organisation,MERCOSUR;Mercosur
CELAC,organisation,CELAC
PIF,organisation,Pacific Islands Forum
AOSIS,organisation,Alliance of Small Island States;AOSIS
G77,organisation,Group of 77;G77;G-77
NAM_MOVEMENT,organisation,Non-Aligned Movement
COMMONWEALTH,organisation,Commonwealth of Nations;the Commonwealth
FRANCOPHONIE,organisation,Francophonie
SAARC,organisation,SAARC
APEC,organisation,APEC
OECD,organisation,OECD
UN_SECRETARIAT,organisation,UN Secretariat;United Nations Secretariat
UNHCR,organisation,UNHCR;UN refugee agency;United Nations High Commissioner for Refugees;UN High Commissioner for Refugees
UNICEF,organisation,UNICEF;Unicef
WFP,organisation,World Food Programme;World Food Program;WFP
OCHA,organisation,OCHA
UNHRC,body,UN Human Rights Council;U.N. Human Rights Council;Human Rights Council
UNFCCC,organisation,UNFCCC
IPCC,organisation,IPCC;Intergovernmental Panel on Climate Change
UNEP,organisation,UN Environment Programme;UNEP
UNDP,organisation,UN Development Programme;UNDP
UNESCO,organisation,UNESCO;Unesco
FAO,organisation,Food and Agriculture Organization
ILO,organisation,International Labour Organization;ILO
IMO,organisation,International Maritime Organization
ICAO,organisation,ICAO;International Civil Aviation Organization
OPCW,organisation,OPCW;Organisation for the Prohibition of Chemical Weapons;Organization for the Prohibition of Chemical Weapons
CTBTO,organisation,CTBTO
UNIFIL,organisation,UNIFIL;Unifil
UNRWA,organisation,UNRWA
WB,organisation,World Bank
AIIB,organisation,Asian Infrastructure Investment Bank
NDB,organisation,New Development Bank
INTERPOL,organisation,Interpol;INTERPOL
PCA,organisation,Permanent Court of Arbitration
E3,organisation,E3
P5,organisation,P5
MSF,organisation,Médecins Sans Frontières;Doctors Without Borders
AMNESTY,organisation,Amnesty International
HRW,organisation,Human Rights Watch
HAMAS,organisation,Hamas
HEZBOLLAH,organisation,Hezbollah;Hizbollah;Hizbullah
TALIBAN,organisation,Taliban;the Taliban
HOUTHIS,organisation,Houthis;Houthi movement;Ansar Allah
PLO,organisation,PLO;Palestine Liberation Organization
SDF,organisation,Syrian Democratic Forces
RSF,organisation,Rapid Support Forces
FARC,organisation,FARC
IS,organisation,Islamic State;ISIS;Isis
USSENATE,organisation,US Senate;U.S. Senate;United States Senate
USCONGRESS,organisation,US Congress;U.S. Congress;United States Congress;Congress;Capitol Hill
USHOUSE,organisation,House of Representatives
USSTATE,office,State Department;US State Department;U.S. State Department
USTREASURY,office,US Treasury;U.S. Treasury
DUMA,organisation,State Duma;Duma
KNESSET,organisation,Knesset
COMMONS,organisation,House of Commons
LORDS,organisation,House of Lords
RADA,organisation,Verkhovna Rada;Rada
SEJM,organisation,Sejm
MAJLIS,organisation,Majlis
CAN_ANDEAN,organisation,Andean Community;Andean Community of Nations
OTS,organisation,Organization of Turkic States;Organisation of Turkic States
LCBC,organisation,Lake Chad Basin Commission
EFTA,organisation,EFTA;European Free Trade Association
UMA,organisation,Arab Maghreb Union
CEMAC,organisation,CEMAC
AP,medium,Associated Press;AP
REUTERS,medium,Reuters
AFP,medium,AFP;Agence France-Presse
TASS,medium,TASS;Tass
INTERFAX,medium,Interfax
RIA,medium,RIA Novosti;RIA
XINHUA,medium,Xinhua
BBC,medium,BBC;BBC News
CNN,medium,CNN
NYT,medium,New York Times
WAPO,medium,Washington Post
WSJ,medium,Wall Street Journal
FT,medium,Financial Times
GUARDIAN,medium,The Guardian;Guardian
LEMONDE,medium,Le Monde
SPIEGEL,medium,Der Spiegel;Spiegel
DPA,medium,dpa;DPA
ANSA,medium,ANSA
YONHAP,medium,Yonhap;Yonhap News Agency;Yonhap news agency
KCNA,medium,KCNA;Korean Central News Agency
KYODO,medium,Kyodo
JAZEERA,medium,Al Jazeera
AXIOS,medium,Axios
POLITICO,medium,Politico
BLOOMBERG,medium,Bloomberg
SKY,medium,Sky News
IRNA,medium,IRNA
ANADOLU,medium,Anadolu Agency;Anadolu
UKRINFORM,medium,Ukrinform
PRAVDA,medium,Pravda
ECONOMIST,medium,The Economist
NIKKEI,medium,Nikkei
AU_PSC,organisation,African Union Peace and Security Council;AU Peace and Security Council;Peace and Security Council of the African Union;Peace and Security Council
AU_COMMISSION,organisation,African Union Commission;AU Commission
AFRICA_GROUP,organisation,African Group;Africa Group;Africa group;African group
LDC_GROUP,organisation,Least Developed Countries Group
PALESTINIAN_AUTHORITY,organisation,Palestinian Authority
GAVI,organisation,Gavi
GLOBAL_FUND,organisation,Global Fund
NRC,organisation,Norwegian Refugee Council
OXFAM,organisation,Oxfam
GREENPEACE,organisation,Greenpeace
WWF,organisation,WWF
CRISIS_GROUP,organisation,International Crisis Group;Crisis Group
CHATHAM,organisation,Chatham House
SIPRI,organisation,SIPRI;Stockholm International Peace Research Institute
RED_CRESCENT,organisation,Red Crescent
IOM,organisation,IOM;International Organization for Migration;International Organisation for Migration
UNCTAD,organisation,UNCTAD
ITLOS,organisation,ITLOS;International Tribunal for the Law of the Sea
ISA,organisation,International Seabed Authority
IWC,organisation,International Whaling Commission
IRENA,organisation,IRENA
IEA,organisation,International Energy Agency
FATF,organisation,Financial Action Task Force;FATF
BIS,organisation,Bank for International Settlements
ADB,organisation,Asian Development Bank
AFDB,organisation,African Development Bank
EBRD,organisation,European Bank for Reconstruction and Development;EBRD
EIB,organisation,European Investment Bank
FRONTEX,organisation,Frontex
EUROPOL,organisation,Europol
KFOR,organisation,KFOR
MONUSCO,organisation,MONUSCO
MINUSMA,organisation,MINUSMA
UNDOF,organisation,UNDOF
UNFICYP,organisation,UNFICYP
UNMISS,organisation,UNMISS
AUSSOM,organisation,AUSSOM
SAF_SDN,organisation,Sudanese Armed Forces
M23,organisation,M23
PKK,organisation,PKK;Kurdistan Workers' Party
IRGC,organisation,Revolutionary Guards;Islamic Revolutionary Guard Corps;IRGC
FATAH,organisation,Fatah
POLISARIO,organisation,Polisario Front;Polisario
AL_SHABAAB,organisation,al-Shabaab;Al-Shabaab
ELN,organisation,National Liberation Army;ELN
TPLF,organisation,Tigray People's Liberation Front;TPLF
KMT,organisation,Kuomintang;KMT
PACIFIC_FORUM_AGENCY,organisation,Forum Fisheries Agency
NAFO,organisation,Northwest Atlantic Fisheries Organization
ICCAT,organisation,ICCAT
CPTPP,organisation,CPTPP
RCEP,organisation,RCEP
EFTA,organisation,EFTA;European Free Trade Association
BUNDESTAG,organisation,Bundestag
BUNDESRAT,organisation,Bundesrat
RIKSDAG,organisation,Riksdag
STORTING,organisation,Storting
FOLKETING,organisation,Folketing
COREPER,organisation,Coreper
LOK_SABHA,organisation,Lok Sabha
DIET,organisation,National Diet
TGNA,organisation,Grand National Assembly
DEUTSCHE_WELLE,medium,Deutsche Welle
FRANCE24,medium,France 24
HAARETZ,medium,Haaretz
SCMP,medium,South China Morning Post
GLOBAL_TIMES,medium,Global Times
PEOPLES_DAILY,medium,People's Daily
CCTV,medium,CCTV
NPR,medium,NPR
EURACTIV,medium,Euractiv
ALARABIYA,medium,Al Arabiya
FARS,medium,Fars
MEHR,medium,Mehr
PTI,medium,PTI;Press Trust of India
DAWN,medium,Dawn`;
