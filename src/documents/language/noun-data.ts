// Written by scripts/write-lexicon.ts from catalog/lexicon/; change the tables there.
/** noun,kind */
export const NOUN_ROWS = `president,title
vice-president,title
prime minister,title
premier,title
chancellor,title
minister,title
foreign minister,title
defence minister,title
defense minister,title
interior minister,title
finance minister,title
environment minister,title
justice minister,title
trade minister,title
energy minister,title
secretary,title
foreign secretary,title
home secretary,title
defence secretary,title
secretary of state,title
state secretary,title
secretary of defense,title
secretary-general,title
secretary general,title
king,title
queen,title
prince,title
princess,title
emperor,title
emir,title
sultan,title
sheikh,title
pope,title
ambassador,title
envoy,title
representative,title
high representative,title
commissioner,title
senator,title
congressman,title
congresswoman,title
congressperson,title
governor,title
mayor,title
speaker,title
general,title
admiral,title
colonel,title
major,title
captain,title
marshal,title
commander,title
chief,title
commandant,title
foreign policy chief,title
chairman,title
chairwoman,title
chair,title
director,title
director-general,title
executive,title
chief executive,title
leader,title
deputy,title
taoiseach,title
spokesman,title
spokeswoman,title
spokesperson,title
negotiator,title
chief negotiator,title
diplomat,title
delegate,title
judge,title
justice,title
prosecutor,title
attorney,title
barrister,title
lawyer,title
professor,title
doctor,title
dr,title
mr,title
mrs,title
ms,title
miss,title
sir,title
lord,title
lady,title
dame,title
ayatollah,title
imam,title
rabbi,title
bishop,title
archbishop,title
cardinal,title
patriarch,title
comrade,title
councillor,title
mp,title
lawmaker,title
adviser,title
advisor,title
aide,title
counsellor,title
consul,title
researcher,title
analyst,title
author,title
expert,title
economist,title
historian,title
scientist,title
coach,title
founder,title
co-founder,title
ceo,title
head,title
officer,title
campaigner,title
activist,title
journalist,title
correspondent,title
mediator,title
official,person
diplomat,person
negotiator,person
spokesman,person
spokeswoman,person
spokesperson,person
delegate,person
minister,person
ambassador,person
envoy,person
leader,person
adviser,person
advisor,person
aide,person
insider,person
source,person
analyst,person
expert,person
scholar,person
academic,person
researcher,person
scientist,person
professor,person
economist,person
historian,person
lawyer,person
barrister,person
judge,person
prosecutor,person
lawmaker,person
senator,person
deputy,person
member,person
politician,person
commander,person
officer,person
soldier,person
general,person
participant,person
mediator,person
representative,person
organiser,person
organizer,person
author,person
editor,person
reporter,person
journalist,person
correspondent,person
witness,person
resident,person
activist,person
campaigner,person
critic,person
supporter,person
opponent,person
observer,person
teacher,person
student,person
doctor,person
coach,person
manager,person
director,person
chairman,person
president,person
executive,person
head,person
chief,person
founder,person
owner,person
man,person
woman,person
person,person
mother,person
father,person
brother,person
sister,person
son,person
daughter,person
friend,person
colleague,person
neighbour,person
neighbor,person
victim,person
survivor,person
fisherman,person
farmer,person
worker,person
trader,person
investor,person
voter,person
parent,person
veteran,person
inspector,person
monitor,person
rapporteur,person
figure,person
chair,person
premier,person
chancellor,person
king,person
queen,person
attorney,person
secretary,person
rebel,person
fighter,person
interpreter,person
staffer,person
consultant,person
specialist,person
strategist,person
engineer,person
captain,person
mayor,person
governor,person
player,person
writer,person
people,people
critics,people
officials,people
media,people
campaigners,people
police,people
forces,people
troops,people
residents,people
migrants,people
refugees,people
authorities,people
rebels,people
militants,people
insurgents,people
fishermen,people
women,people
men,people
children,people
protesters,people
scientists,people
experts,people
ally,group
government,group
power,group
party,group
partner,group
state,group
capital,group
country,group
nation,group
delegation,group
mission,group
side,group
camp,group
faction,group
group,group
coalition,group
bloc,group
opposition,group
army,group
military,group
forces,group
troops,group
signatory,group
guarantor,group
mediator,group
republic,group
community,group
neighbour,group
neighbor,group
belligerent,group
combatant,group
alliance,group
family,group
team,group
firm,group
company,group
corporation,group
authority,group
regime,group
rebel,group
militia,group
island,group
leadership,group
industry,group
sector,group
union,group
public,group
world,group
west,group
East,group
kingdom,group
council,body
commission,body
committee,body
court,body
parliament,body
assembly,body
congress,body
senate,body
cabinet,body
ministry,body
department,body
office,body
agency,body
bureau,body
secretariat,body
board,body
authority,body
organisation,body
organization,body
institute,body
university,body
conference,body
summit,body
tribunal,body
directorate,body
embassy,body
federation,body
association,body
society,body
foundation,body
bank,body
church,body
centre,body
center,body
league,body
alliance,body
chamber,body
party,body
union,body
team,body
panel,body
staff,body
police,body
administration,body
mission,body
service,body
task force,body
working group,body
front,body
junta,body
presidency,body
protocol,document
treaty,document
text,document
resolution,document
communique,document
communiqué,document
statement,document
declaration,document
report,document
letter,document
memorandum,document
memo,document
note,document
paper,document
draft,document
agreement,document
pact,document
accord,document
convention,document
charter,document
constitution,document
law,document
bill,document
study,document
survey,document
poll,document
article,document
document,document
analysis,document
estimate,document
figure,document
data,document
book,document
notice,document
press release,document
readout,document
transcript,document
bulletin,document
clause,document
annex,document
indictment,document
ruling,document
judgment,document
website,document
email,document
message,document
tweet,document
newspaper,medium
magazine,medium
daily,medium
weekly,medium
broadcaster,medium
channel,medium
station,medium
news agency,medium
agency,medium
press,medium
media,medium
website,medium
blog,medium
outlet,medium
radio,medium
television,medium
movement,body
bloc,body
guard,body
caucus,body
syndicate,body
consortium,body
chairperson,title
chairperson,person
rapporteur,title
treasurer,title
treasurer,person
president-elect,title
president-elect,person
vice-chancellor,title
vice-chancellor,person
undersecretary,title
undersecretary,person
under-secretary,title
under-secretary,person
under-secretary-general,title
under-secretary-general,person
attorney-general,title
attorney-general,person
quartermaster,title
quartermaster,person
premier-designate,title
premier-designate,person
ombudsman,title
ombudsman,person
archimandrite,title
archimandrite,person
interlocutor,title
interlocutor,person
plenipotentiary,title
plenipotentiary,person
employer,person
driver,person
passenger,person
donor,person
creditor,person
lender,person
operator,person
regulator,person
insurer,person
shipper,person
villager,person
tribe,group
clan,group
charity,body
airline,body
wing,group
branch,group
lobby,group
quartet,group
trio,group
club,group
counterpart,title
vice president,title
deputy prime minister,title
special envoy,title
special representative,title
permanent representative,title
high commissioner,title
co-chair,title
co-chairman,title
legislator,title
parliamentarian,title
congressmember,title
attaché,title
facilitator,title
emissary,title
coordinator,title
co-ordinator,title
rector,title
trade representative,title
deputy minister,title
deputy foreign minister,title
special adviser,title
columnist,title
counterpart,person
predecessor,person
successor,person
legislator,person
parliamentarian,person
backbencher,person
hardliner,person
moderate,person
commentator,person
pundit,person
columnist,person
exporter,person
importer,person
producer,person
manufacturer,person
shipowner,person
fisher,person
herder,person
elder,person
cleric,person
priest,person
technocrat,person
bureaucrat,person
broker,person
facilitator,person
peacekeeper,person
commissioner,person
policymaker,person
conservative,person
liberal,person
socialist,person
republican,person
democrat,person
nationalist,person
islamist,person
unionist,person
separatist,person
loyalist,person
guerrilla,person
emissary,person
co-chair,person
coordinator,person
co-ordinator,person
attaché,person
customer,person
consumer,person
banker,person
miner,person
grower,person
nurse,person
pilot,person
sailor,person
taskforce,body
forum,body
watchdog,body
think-tank,body
thinktank,body
observatory,body
inspectorate,body
command,body
navy,body
coastguard,body
troika,body
grouping,body
fund,body
ngo,body
confederation,body
presidium,body
politburo,body
synod,body
curia,body
chancellery,body
consulate,body
legation,body
treasury,body
editorial,document
op-ed,document
manifesto,document
roadmap,document
blueprint,document
white paper,document
dossier,document
circular,document
decree,document
guideline,document`;

/** office,represents */
export const OFFICE_ROWS = `secretary of state,USA
secretary of defense,USA
secretary of war,USA
attorney general,USA
national security adviser,USA
national security advisor,USA
home secretary,GBR
shadow home secretary,GBR
chancellor of the exchequer,GBR
lord chancellor,GBR
first sea lord,GBR
federal chancellor,DEU
reich chancellor,DEU
taoiseach,IRL
tanaiste,IRL
supreme leader,IRN
pope,VAT
foreign policy chief,EU
high representative,EU
commission president,EC
european council president,EUCO
un secretary-general,UN
nato secretary general,NATO
state department,USA
us state department,USA
u.s. state department,USA
us treasury,USA
u.s. treasury,USA
un under-secretary-general,UN
eu council president,EUCO
us trade representative,USA
u.s. trade representative,USA`;
