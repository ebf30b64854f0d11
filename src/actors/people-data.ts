// Written by scripts/write-lexicon.ts from catalog/lexicon/; change the tables there.
/** names,represents,office,from,to */
export const PEOPLE_ROWS = `Volodymyr Zelensky;Volodymyr Zelenskyy,UKR,president,2019,
Petro Poroshenko,UKR,president,2014,2019
Dmytro Kuleba,UKR,foreign minister,2020,2024
Andrii Sybiha,UKR,foreign minister,2024,
Vladimir Putin,RUS,president,2000,
Sergei Lavrov;Sergey Lavrov,RUS,foreign minister,2004,
Dmitry Peskov,RUS,spokesman of the president,2012,
Maria Zakharova,RUS,spokeswoman of the foreign ministry,2015,
Dmitry Medvedev,RUS,president and prime minister,2008,2020
Vasily Nebenzya,RUS,ambassador to the UN,2017,
Vitaly Churkin,RUS,ambassador to the UN,2006,2017
Boris Yeltsin,RUS,president,1991,1999
Mikhail Gorbachev,SUN,leader,1985,1991
Nikita Khrushchev,SUN,leader,1953,1964
Leonid Brezhnev,SUN,leader,1964,1982
Joseph Stalin,SUN,leader,1924,1953
Vyacheslav Molotov,SUN,foreign minister,1939,1956
Andrei Gromyko,SUN,foreign minister,1957,1985
Donald Trump,USA,president,2017,
Joe Biden,USA,president,2021,2025
Barack Obama,USA,president,2009,2017
George W. Bush,USA,president,2001,2009
Bill Clinton,USA,president,1993,2001
Ronald Reagan,USA,president,1981,1989
Jimmy Carter,USA,president,1977,1981
Richard Nixon,USA,president,1969,1974
John F. Kennedy,USA,president,1961,1963
Dwight Eisenhower,USA,president,1953,1961
Harry Truman,USA,president,1945,1953
Woodrow Wilson,USA,president,1913,1921
JD Vance;J.D. Vance,USA,vice president,2025,
Kamala Harris,USA,vice president,2021,2025
Marco Rubio,USA,secretary of state,2025,
Antony Blinken,USA,secretary of state,2021,2025
Mike Pompeo,USA,secretary of state,2018,2021
John Kerry,USA,secretary of state,2013,2017
Hillary Clinton,USA,secretary of state,2009,2013
Henry Kissinger,USA,secretary of state,1973,1977
Dean Acheson,USA,secretary of state,1949,1953
George Marshall,USA,secretary of state,1947,1949
John Foster Dulles,USA,secretary of state,1953,1959
Lloyd Austin,USA,secretary of defense,2021,2025
Pete Hegseth,USA,secretary of defense,2025,
Steve Witkoff,USA,special envoy,2025,
Keith Kellogg,USA,special envoy,2025,
Jake Sullivan,USA,national security adviser,2021,2025
Xi Jinping,CHN,president,2013,
Wang Yi,CHN,foreign minister,2013,
Li Qiang,CHN,premier,2023,
Mao Zedong,CHN,chairman,1949,1976
Zhou Enlai,CHN,premier,1949,1976
Emmanuel Macron,FRA,president,2017,
François Hollande,FRA,president,2012,2017
Nicolas Sarkozy,FRA,president,2007,2012
Charles de Gaulle,FRA,president,1959,1969
Aristide Briand,FRA,foreign minister,1925,1932
Robert Schuman,FRA,foreign minister,1948,1953
Laurent Fabius,FRA,foreign minister,2012,2016
Jean-Noël Barrot,FRA,foreign minister,2024,
Olaf Scholz,DEU,chancellor,2021,2025
Friedrich Merz,DEU,chancellor,2025,
Angela Merkel,DEU,chancellor,2005,2021
Helmut Kohl,DEU,chancellor,1982,1998
Willy Brandt,DEU,chancellor,1969,1974
Konrad Adenauer,DEU,chancellor,1949,1963
Gustav Stresemann,DEU,foreign minister,1923,1929
Annalena Baerbock,DEU,foreign minister,2021,2025
Johann Wadephul,DEU,foreign minister,2025,
Boris Pistorius,DEU,defence minister,2023,
Keir Starmer,GBR,prime minister,2024,
Rishi Sunak,GBR,prime minister,2022,2024
Boris Johnson,GBR,prime minister,2019,2022
Theresa May,GBR,prime minister,2016,2019
Tony Blair,GBR,prime minister,1997,2007
Margaret Thatcher,GBR,prime minister,1979,1990
Winston Churchill,GBR,prime minister,1940,1955
Clement Attlee,GBR,prime minister,1945,1951
Ernest Bevin,GBR,foreign secretary,1945,1951
Austen Chamberlain,GBR,foreign secretary,1924,1929
Neville Chamberlain,GBR,prime minister,1937,1940
David Lammy,GBR,foreign secretary,2024,2025
David Cameron,GBR,prime minister,2010,2016
Giorgia Meloni,ITA,prime minister,2022,
Antonio Tajani,ITA,foreign minister,2022,
Benito Mussolini,ITA,prime minister,1922,1943
Pedro Sánchez;Pedro Sanchez,ESP,prime minister,2018,
Donald Tusk,POL,prime minister,2023,
Radosław Sikorski;Radoslaw Sikorski,POL,foreign minister,2023,
Viktor Orbán;Viktor Orban,HUN,prime minister,2010,
Péter Szijjártó;Peter Szijjarto,HUN,foreign minister,2014,
Robert Fico,SVK,prime minister,2023,
Kaja Kallas,EU,high representative,2024,
Josep Borrell,EU,high representative,2019,2024
Federica Mogherini,EU,high representative,2014,2019
Catherine Ashton,EU,high representative,2009,2014
Ursula von der Leyen,EC,president of the Commission,2019,
Jean-Claude Juncker,EC,president of the Commission,2014,2019
Jacques Delors,EC,president of the Commission,1985,1995
Charles Michel,EUCO,president of the European Council,2019,2024
António Costa;Antonio Costa,EUCO,president of the European Council,2024,
Mark Rutte,NATO,secretary general,2024,
Jens Stoltenberg,NATO,secretary general,2014,2024
António Guterres;Antonio Guterres,UN,secretary-general,2017,
Ban Ki-moon,UN,secretary-general,2007,2016
Kofi Annan,UN,secretary-general,1997,2006
Dag Hammarskjöld,UN,secretary-general,1953,1961
Rafael Grossi,IAEA,director general,2019,
Recep Tayyip Erdogan;Recep Tayyip Erdoğan,TUR,president,2014,
Hakan Fidan,TUR,foreign minister,2023,
Mevlüt Çavuşoğlu;Mevlut Cavusoglu,TUR,foreign minister,2015,2023
Benjamin Netanyahu,ISR,prime minister,2009,
Menachem Begin,ISR,prime minister,1977,1983
Yitzhak Rabin,ISR,prime minister,1992,1995
Ehud Barak,ISR,prime minister,1999,2001
Mahmoud Abbas,PSE,president,2005,
Yasser Arafat,PSE,chairman,1969,2004
Anwar Sadat,EGY,president,1970,1981
Gamal Abdel Nasser,EGY,president,1956,1970
Abdel Fattah al-Sisi,EGY,president,2014,
Hosni Mubarak,EGY,president,1981,2011
Bashar al-Assad,SYR,president,2000,2024
Hassan Rouhani,IRN,president,2013,2021
Ebrahim Raisi,IRN,president,2021,2024
Masoud Pezeshkian,IRN,president,2024,
Ali Khamenei,IRN,supreme leader,1989,
Mohammad Javad Zarif;Javad Zarif,IRN,foreign minister,2013,2021
Abbas Araghchi;Abbas Araqchi,IRN,foreign minister,2024,
Mohammed bin Salman,SAU,crown prince,2017,
Narendra Modi,IND,prime minister,2014,
Jawaharlal Nehru,IND,prime minister,1947,1964
S. Jaishankar,IND,foreign minister,2019,
Shigeru Ishiba,JPN,prime minister,2024,
Shinzo Abe,JPN,prime minister,2012,2020
Fumio Kishida,JPN,prime minister,2021,2024
Kim Jong-un;Kim Jong Un,PRK,leader,2011,
Yoon Suk Yeol,KOR,president,2022,2025
Lee Jae-myung,KOR,president,2025,
Justin Trudeau,CAN,prime minister,2015,2025
Mark Carney,CAN,prime minister,2025,
Anthony Albanese,AUS,prime minister,2022,
Luiz Inácio Lula da Silva,BRA,president,2023,
Jair Bolsonaro,BRA,president,2019,2022
Cyril Ramaphosa,ZAF,president,2018,
Nelson Mandela,ZAF,president,1994,1999
Alexander Lukashenko;Aleksandr Lukashenko,BLR,president,1994,
Aleksandar Vučić;Aleksandar Vucic,SRB,president,2017,
Ilham Aliyev,AZE,president,2003,
Nikol Pashinyan,ARM,prime minister,2018,
Nicolás Maduro;Nicolas Maduro,VEN,president,2013,
Fidel Castro,CUB,leader,1959,2008
Josip Broz Tito,YUG,president,1953,1980
Saddam Hussein,IRQ,president,1979,2003
Archbishop Makarios,CYP,president,1960,1977`;
