// Written by scripts/write-lexicon.ts from catalog/lexicon/; change the tables there.
/** lemma,class,stance,negated,factive,frames,irregular */
export const CUE_ROWS = `say,verb,claims,,no,t;n;addr,said
tell,verb,claims,,no,t;addr,told;telling
add,verb,claims,,no,t;n,
argue,verb,claims,,no,t;n,
state,verb,claims,,no,t;n,
declare,verb,claims,,no,t;n,
announce,verb,claims,,no,t;n,
claim,verb,claims,,no,t;n,
assert,verb,claims,,no,t;n,
contend,verb,claims,,no,t;n,
allege,verb,claims,,no,t;n,
maintain,verb,claims,,no,T,
affirm,verb,claims,,no,t;n,
proclaim,verb,claims,,no,t;n,
stress,verb,claims,,no,t;n,
emphasise,verb,claims,,no,t;n,
emphasize,verb,claims,,no,t;n,
underline,verb,claims,,no,t;n,
underscore,verb,claims,,no,t;n,
highlight,verb,claims,,no,t;n,
reiterate,verb,claims,,no,t;n,
repeat,verb,claims,,no,T,
explain,verb,claims,,no,t;n,
suggest,verb,claims,,no,t;n,
predict,verb,claims,,no,t;n,
forecast,verb,claims,,no,t;n,
estimate,verb,claims,,no,t;n,
caution,verb,claims,,no,t;n,
quip,verb,claims,,no,t;n,
joke,verb,claims,,no,t;n,
lament,verb,claims,,no,t;n,
boast,verb,claims,,no,t;n,
testify,verb,claims,,no,t;n,
profess,verb,claims,,no,t;n,
assure,verb,claims,,no,t;addr,
inform,verb,claims,,no,t;addr,
notify,verb,claims,,no,t;addr,
remind,verb,claims,,no,t;addr,
warn,verb,claims,,no,t;addr,
advise,verb,claims,,no,t;addr,
reassure,verb,claims,,no,t;addr,
persuade,verb,claims,,no,t;addr,
convince,verb,claims,,no,t;addr,
reply,verb,claims,,no,T,replied
respond,verb,claims,,no,T,
answer,verb,claims,,no,T,
retort,verb,claims,,no,T,
counter,verb,claims,,no,T,
comment,verb,claims,,no,T,
remark,verb,claims,,no,T,
observe,verb,claims,,no,T,
write,verb,claims,,no,t,wrote;written
tweet,verb,claims,,no,t,
post,verb,claims,,no,T,
continue,verb,claims,,no,T,
conclude,verb,claims,,no,T,
recall,verb,claims,,no,T,
think,verb,claims,,no,t,thought
believe,verb,claims,,no,t,
feel,verb,claims,,no,t,felt
expect,verb,claims,doubts,no,T,
suspect,verb,claims,,no,T,
fear,verb,doubts,,no,t,
hope,verb,claims,,no,t,
guess,verb,claims,,no,t,
imagine,verb,claims,,no,t,
assume,verb,claims,,no,T,
reckon,verb,claims,,no,t,
presume,verb,claims,,no,T,
consider,verb,claims,,no,T,
suppose,verb,claims,,no,t,
speculate,verb,claims,,no,t,
theorise,verb,claims,,no,t,
insist,verb,claims,,no,t,
concede,verb,claims,,no,T,
admit,verb,claims,,no,t,
acknowledge,verb,claims,,no,T,
swear,verb,claims,,no,T,swore;sworn
read,verb,claims,,no,T,reads
sum up,verb,claims,,no,t,
note,verb,claims,,yes,t;n,
confirm,verb,claims,,yes,t;n,
reveal,verb,claims,,yes,t;n,
disclose,verb,claims,,yes,t;n,
report,verb,claims,,yes,t;n,
point out,verb,claims,,yes,t;n,pointed_out;points_out;pointing_out
recognise,verb,claims,,yes,t;n,
recognize,verb,claims,,yes,t;n,
show,verb,claims,,yes,T,shows;showed;shown
indicate,verb,claims,,yes,T,
find,verb,claims,,yes,T,found;finds
know,verb,claims,,yes,T,knew;known;knows
realise,verb,claims,,yes,T,
realize,verb,claims,,yes,T,
prove,verb,claims,,yes,T,proves;proved;proven;proving
learn,verb,claims,,yes,T,learned;learnt
discover,verb,claims,,yes,T,
see,verb,claims,,yes,T,saw;seen;sees
signal,verb,claims,,no,t,signalled;signalling;signals;signaled;signaling
remember,verb,claims,,yes,T,
hear,verb,claims,,yes,T,heard
notice,verb,claims,,yes,T,
understand,verb,claims,,yes,T,understood
discuss,verb,claims,,yes,T,
cite,verb,claims,,yes,T,
demonstrate,verb,claims,,yes,T,
illustrate,verb,claims,,yes,T,
agree,verb,claims,,no,T,
decide,verb,claims,,no,T,
vote,verb,claims,,no,T,
rule,verb,claims,,no,T,
pledge,verb,claims,,no,T,
promise,verb,claims,,no,T,
threaten,verb,claims,,no,T,
ask,verb,claims,,no,T,
wonder,verb,claims,,no,T,
wish,verb,claims,,no,t,
mention,verb,claims,,no,T,
describe,verb,claims,,no,n,
call,verb,claims,,no,n,called;calls;calling
label,verb,claims,,no,n,labelled;labelling;labels;labeled;labeling
term,verb,claims,,no,n,
dub,verb,claims,,no,n,
brand,verb,claims,,no,n,
characterise,verb,claims,,no,n,
characterize,verb,claims,,no,n,
portray,verb,claims,,no,n,
regard,verb,claims,,no,n,
cite,verb,claims,,no,n,
demand,verb,demands,claims,no,t;n;i,
request,verb,demands,claims,no,t;n;i,
propose,verb,demands,claims,no,t;n;i,
recommend,verb,demands,claims,no,t;n;i,
prescribe,verb,demands,claims,no,t;n;i,
stipulate,verb,demands,claims,no,t;n;i,
seek,verb,demands,claims,no,n;i;o,sought;seeks
want,verb,demands,claims,no,n;i;o,
urge,verb,demands,claims,no,t;o,
beg,verb,demands,claims,no,t;o,
implore,verb,demands,claims,no,t;o,
ask,verb,demands,claims,no,o;i;for,
insist,verb,demands,claims,no,on;upon,
call,verb,demands,claims,no,for;on,
press,verb,demands,claims,no,for;on,
push,verb,demands,claims,no,for;on,
lobby,verb,demands,claims,no,for;on,
appeal,verb,demands,claims,no,for;on,
appeal to,verb,demands,claims,no,o,appealed_to;appeals_to;appealing_to
plead,verb,demands,claims,no,for;on,
petition,verb,demands,claims,no,for;on,
press,verb,demands,claims,no,o;t,
instruct,verb,demands,claims,no,o;t,
order,verb,demands,claims,no,o;t,
exhort,verb,demands,claims,no,o;t,
encourage,verb,demands,claims,no,o;t,
accept,verb,accepts,rejects,no,n;i;to;t,
approve,verb,accepts,rejects,no,n;i;to;t,
consent,verb,accepts,rejects,no,n;i;to;t,
agree,verb,accepts,rejects,no,i;to;on;with;T,
undertake,verb,accepts,rejects,no,i,undertook;undertaken
commit,verb,accepts,rejects,no,i,
pledge,verb,accepts,rejects,no,n;i,
promise,verb,accepts,rejects,no,n;i,
offer,verb,accepts,rejects,no,n;i,
vow,verb,accepts,rejects,no,n;i,
support,verb,supports,opposes,no,n,
welcome,verb,supports,opposes,no,n,
endorse,verb,supports,opposes,no,n,
back,verb,supports,opposes,no,n,
favour,verb,supports,opposes,no,n,
favor,verb,supports,opposes,no,n,
praise,verb,supports,opposes,no,n,
applaud,verb,supports,opposes,no,n,
commend,verb,supports,opposes,no,n,
hail,verb,supports,opposes,no,n,
defend,verb,supports,opposes,no,n,
champion,verb,supports,opposes,no,n,
ratify,verb,supports,opposes,no,n,
laud,verb,supports,opposes,no,n,
embrace,verb,supports,opposes,no,n,
oppose,verb,opposes,supports,no,n,
criticise,verb,opposes,supports,no,n,
criticize,verb,opposes,supports,no,n,
condemn,verb,opposes,supports,no,n,
denounce,verb,opposes,supports,no,n,
deplore,verb,opposes,supports,no,n,
decry,verb,opposes,supports,no,n,
slam,verb,opposes,supports,no,n,
blast,verb,opposes,supports,no,n,
attack the,verb,opposes,supports,no,n,
deride,verb,opposes,supports,no,n,
denigrate,verb,opposes,supports,no,n,
object,verb,opposes,accepts,no,to,
argue,verb,opposes,accepts,no,against,
protest,verb,opposes,accepts,no,against,
warn,verb,opposes,accepts,no,against,
lobby,verb,opposes,accepts,no,against,
campaign,verb,opposes,accepts,no,against,
caution,verb,opposes,accepts,no,against,
complain,verb,opposes,accepts,no,about;of,
resist,verb,opposes,accepts,no,n,
protest,verb,opposes,accepts,no,n,
reject,verb,rejects,accepts,no,n,
dismiss,verb,rejects,accepts,no,n,
veto,verb,rejects,accepts,no,n,
block,verb,rejects,accepts,no,n,
rebuff,verb,rejects,accepts,no,n,
repudiate,verb,rejects,accepts,no,n,
rule out,verb,rejects,accepts,no,n,ruled_out;rules_out;ruling_out
spurn,verb,rejects,accepts,no,n,
turn down,verb,rejects,accepts,no,n,turned_down;turns_down;turning_down
deny,verb,rejects,claims,no,t;n,
refuse,verb,rejects,accepts,no,i;n,
decline,verb,rejects,accepts,no,i,
doubt,verb,doubts,supports,no,t;n,
question,verb,doubts,supports,no,t;n,
query,verb,doubts,supports,no,t;n,
reserve,verb,doubts,supports,no,n,
intend,verb,claims,,no,i,
threaten,verb,claims,,no,i,
insistence,noun,demands,claims,no,that;for;on;to,
demand,noun,demands,claims,no,that;for;on;to,
request,noun,demands,claims,no,that;for;on;to,
call,noun,demands,claims,no,that;for;on;to,
appeal,noun,demands,claims,no,that;for;on;to,
proposal,noun,demands,claims,no,that;for;to,
claim,noun,claims,,no,that,
assertion,noun,claims,,no,that,
contention,noun,claims,,no,that,
argument,noun,claims,,no,that,
view,noun,claims,,no,that,
warning,noun,claims,,no,that,
statement,noun,claims,,no,that,
announcement,noun,claims,,no,that,
belief,noun,claims,,no,that,
suggestion,noun,claims,,no,that,
allegation,noun,claims,,no,that,
stance,noun,claims,,no,that,
conviction,noun,claims,,no,that,
reminder,noun,claims,,no,that,
consent,noun,accepts,rejects,no,to;of;for,
readiness,noun,accepts,rejects,no,to;of;for,
willingness,noun,accepts,rejects,no,to;of;for,
agreement,noun,accepts,rejects,no,to;that,
acceptance,noun,accepts,rejects,no,to;of;for,
pledge,noun,accepts,rejects,no,to;that,
promise,noun,accepts,rejects,no,to;that,
commitment,noun,accepts,rejects,no,to;that,
offer,noun,accepts,rejects,no,to;that;of,
support,noun,supports,opposes,no,for;of,
backing,noun,supports,opposes,no,for;of,
endorsement,noun,supports,opposes,no,for;of,
approval,noun,supports,opposes,no,for;of,
opposition,noun,opposes,supports,no,to;against;of,
objection,noun,opposes,supports,no,to;against;of,
resistance,noun,opposes,supports,no,to;against;of,
hostility,noun,opposes,supports,no,to;against;of,
criticism,noun,opposes,supports,no,to;against;of,
condemnation,noun,opposes,supports,no,to;against;of,
refusal,noun,rejects,accepts,no,to;of,
rejection,noun,rejects,accepts,no,to;of,
denial,noun,rejects,accepts,no,to;of,
doubt,noun,doubts,supports,no,about;over;to;that;on,
reluctance,noun,doubts,supports,no,about;over;to;that;on,
skepticism,noun,doubts,supports,no,about;over;to;that;on,
scepticism,noun,doubts,supports,no,about;over;to;that;on,
reservation,noun,doubts,supports,no,about;over;to;that;on,
misgiving,noun,doubts,supports,no,about;over;to;that;on,
unease,noun,doubts,supports,no,about;over;to;that;on,
hesitation,noun,doubts,supports,no,about;over;to;that;on,
reluctant,adjective,doubts,supports,no,to;about;of;that;over,
hesitant,adjective,doubts,supports,no,to;about;of;that;over,
sceptical,adjective,doubts,supports,no,to;about;of;that;over,
skeptical,adjective,doubts,supports,no,to;about;of;that;over,
doubtful,adjective,doubts,supports,no,to;about;of;that;over,
unsure,adjective,doubts,supports,no,to;about;of;that;over,
wary,adjective,doubts,supports,no,to;about;of;that;over,
uncertain,adjective,doubts,supports,no,to;about;of;that;over,
unconvinced,adjective,doubts,supports,no,to;about;of;that;over,
ready,adjective,accepts,rejects,no,to;for,
willing,adjective,accepts,rejects,no,to;for,
prepared,adjective,accepts,rejects,no,to;for,
open,adjective,accepts,rejects,no,to;for,
opposed,adjective,opposes,accepts,no,to,
hostile,adjective,opposes,accepts,no,to,
averse,adjective,opposes,accepts,no,to,
unwilling,adjective,rejects,accepts,no,to,
unprepared,adjective,rejects,accepts,no,to,
supportive,adjective,supports,opposes,no,of;in_favour,
confident,adjective,claims,,no,that,
convinced,adjective,claims,,no,that,
sure,adjective,claims,,no,that,
certain,adjective,claims,,no,that,
aware,adjective,claims,,no,that,
concerned,adjective,claims,,no,that,
worried,adjective,claims,,no,that,
adamant,adjective,claims,,no,that,
hopeful,adjective,claims,,no,that,
optimistic,adjective,claims,,no,that,
make clear,verb,claims,,no,t,made_clear;made_it_clear;makes_clear;makes_it_clear;making_clear;making_it_clear
let know,verb,claims,,no,T,
be known,verb,claims,,no,T,
throw out,verb,rejects,accepts,no,n,threw_out;thrown_out;throws_out
walk away from,verb,rejects,accepts,no,n,walked_away_from;walks_away_from
sign up to,verb,accepts,rejects,no,n,signed_up_to;signs_up_to
stand by,verb,supports,opposes,no,n,stood_by;stands_by
speak out against,verb,opposes,supports,no,n,spoke_out_against
come out against,verb,opposes,supports,no,n,came_out_against;comes_out_against
come out in favour of,verb,supports,opposes,no,n,came_out_in_favour_of
hold out for,verb,demands,claims,no,n,held_out_for;holds_out_for;holding_out_for
hold out against,verb,opposes,accepts,no,n,held_out_against
put forward,verb,demands,claims,no,n,put_forward;puts_forward
lay down,verb,demands,claims,no,n,laid_down;lays_down
hit out at,verb,opposes,supports,no,n,hit_out_at;hits_out_at
cast doubt on,verb,doubts,supports,no,n,cast_doubt_on;casts_doubt_on
balk at,verb,doubts,accepts,no,n,balked_at;balks_at
vote against,verb,rejects,accepts,no,n,voted_against;votes_against
vote for,verb,supports,opposes,no,n,voted_for;votes_for
tweet,verb,claims,,no,n,
hint,verb,claims,,no,t,
allow,verb,accepts,rejects,no,T,
acknowledge,verb,accepts,rejects,yes,n,
hedge,verb,doubts,supports,no,T,
worry,verb,doubts,,no,t,
clarify,verb,claims,,no,t,
specify,verb,claims,,no,t,
concur,verb,accepts,rejects,no,with;T,
vow,verb,claims,,no,t;i,
explain away,verb,doubts,,no,n,
spell out,verb,claims,,yes,T,spelled_out;spells_out
mock,verb,opposes,supports,no,n,
ridicule,verb,opposes,supports,no,n,
shrug off,verb,rejects,accepts,no,n,shrugged_off;shrugs_off
brush aside,verb,rejects,accepts,no,n,brushed_aside;brushes_aside
set out,verb,claims,,no,n,sets_out
back away from,verb,doubts,supports,no,n,backed_away_from
agree with,verb,supports,opposes,no,n,agreed_with;agrees_with
disagree with,verb,opposes,supports,no,n,disagreed_with;disagrees_with
disagree,verb,opposes,supports,no,on;over;about;with;T,
rail against,verb,opposes,supports,no,n,railed_against
hint at,verb,claims,,no,n,hinted_at;hints_at
warn of,verb,claims,,no,n,warned_of;warns_of;warning_of
accuse,verb,opposes,,no,n,
blame,verb,opposes,,no,n,
lament,verb,opposes,,no,n,
regret,verb,opposes,supports,no,n;T,regretted;regretting;regrets
appreciate,verb,supports,opposes,no,n,
recommend,verb,demands,claims,no,n,
suggest,verb,demands,claims,no,n,
prefer,verb,supports,opposes,no,n;i,preferred;prefers;preferring
reaffirm,verb,claims,,no,t,
reaffirm,verb,supports,opposes,no,n,
argue,verb,demands,claims,no,for,
make the case for,verb,supports,opposes,no,n,made_the_case_for;makes_the_case_for
warn against,verb,opposes,accepts,no,n,warned_against;warns_against;warning_against
speak for,verb,supports,opposes,no,n,spoke_for
speak in favour of,verb,supports,opposes,no,n,spoke_in_favour_of
come out for,verb,supports,opposes,no,n,came_out_for
hope,verb,supports,,no,for,
alarmed,adjective,opposes,supports,no,by;about;over;at,
concerned,adjective,opposes,supports,no,by;about;over;at,
worried,adjective,opposes,supports,no,by;about;over,
dismayed,adjective,opposes,supports,no,by;at,
outraged,adjective,opposes,supports,no,by;at,
pleased,adjective,supports,opposes,no,with;by,
encouraged,adjective,supports,opposes,no,by,
call on,verb,demands,claims,no,o,called_on;calls_on;calling_on
call upon,verb,demands,claims,no,o,called_upon;calls_upon;calling_upon
vote down,verb,rejects,accepts,no,n,voted_down;votes_down
opine,verb,claims,,no,t,
recount,verb,claims,,no,T,
convey,verb,claims,,no,T,
serve notice,verb,claims,,no,T,served_notice;serves_notice;serving_notice
leave no doubt,verb,claims,,no,T,left_no_doubt;leaves_no_doubt;leaving_no_doubt
make plain,verb,claims,,no,t,made_plain;made_it_plain;makes_plain;makes_it_plain;making_plain
point to,verb,claims,,no,n,pointed_to;points_to;pointing_to
complain,verb,opposes,,no,t,
threaten,verb,claims,,no,n,
contest,verb,rejects,accepts,no,n,
dispute,verb,rejects,accepts,no,n;T,
refute,verb,rejects,accepts,no,n,
rebut,verb,rejects,accepts,no,n,
shun,verb,rejects,accepts,no,n,shunned;shunning
boycott,verb,rejects,accepts,no,n,
snub,verb,rejects,accepts,no,n,snubbed;snubbing
challenge,verb,opposes,accepts,no,n,
rebuke,verb,opposes,supports,no,n,
censure,verb,opposes,supports,no,n,
castigate,verb,opposes,supports,no,n,
lambast,verb,opposes,supports,no,n,
lambaste,verb,opposes,supports,no,n,
assail,verb,opposes,supports,no,n,
chide,verb,opposes,supports,no,n,
fault,verb,opposes,supports,no,n,
bemoan,verb,opposes,,no,n;T,
take issue with,verb,opposes,supports,no,n,took_issue_with;takes_issue_with;taking_issue_with
lash out at,verb,opposes,supports,no,n,lashed_out_at;lashes_out_at;lashing_out_at
bristle at,verb,opposes,accepts,no,n,bristled_at;bristles_at;bristling_at
scoff at,verb,rejects,accepts,no,n,scoffed_at;scoffs_at;scoffing_at
brush aside,verb,rejects,accepts,no,n,brushed_aside;brushes_aside;brushing_aside
brush off,verb,rejects,accepts,no,n,brushed_off;brushes_off;brushing_off
shrug off,verb,rejects,accepts,no,n,shrugged_off;shrugs_off;shrugging_off
pour cold water on,verb,rejects,supports,no,n,poured_cold_water_on;pours_cold_water_on;pouring_cold_water_on
play down,verb,doubts,,no,n,played_down;plays_down;playing_down
downplay,verb,doubts,,no,n,
stop short of,verb,doubts,,no,n,stopped_short_of;stops_short_of;stopping_short_of
baulk at,verb,doubts,accepts,no,n,baulked_at;baulks_at
waver,verb,doubts,supports,no,on;over,
hesitate,verb,doubts,accepts,no,i;over,
side with,verb,supports,opposes,no,n,sided_with;sides_with;siding_with
advocate,verb,supports,opposes,no,n;T,
advocate,verb,demands,claims,no,for,
espouse,verb,supports,opposes,no,n,
tout,verb,supports,opposes,no,n,
salute,verb,supports,opposes,no,n,
second,verb,supports,opposes,no,n,
cheer,verb,supports,opposes,no,n,
look forward to,verb,supports,,no,n,looked_forward_to;looks_forward_to;looking_forward_to
throw its weight behind,verb,supports,opposes,no,n,threw_its_weight_behind;thrown_its_weight_behind
assent,verb,accepts,rejects,no,to,
accede,verb,accepts,rejects,no,to,
acquiesce,verb,accepts,rejects,no,in;to,
live with,verb,accepts,rejects,no,n,
see no need,verb,rejects,,no,for;i,saw_no_need;sees_no_need
see no reason,verb,rejects,,no,for;i,saw_no_reason;sees_no_reason
see no point,verb,rejects,,no,in,saw_no_point;sees_no_point
yield to,verb,accepts,rejects,no,n,yielded_to;yields_to;yielding_to
bow to,verb,accepts,rejects,no,n,bowed_to;bows_to;bowing_to
sign off on,verb,accepts,rejects,no,n,signed_off_on;signs_off_on;signing_off_on
tolerate,verb,accepts,rejects,no,n,
volunteer,verb,accepts,rejects,no,i,
invite,verb,demands,claims,no,o,
direct,verb,demands,claims,no,o,
mandate,verb,demands,claims,no,o,
task,verb,demands,claims,no,o,
request,verb,demands,claims,no,o,
advise,verb,demands,claims,no,o,
counsel,verb,demands,claims,no,o,
counsel,verb,opposes,accepts,no,against,
prod,verb,demands,claims,no,o,prodded;prodding
pressure,verb,demands,claims,no,o,
nudge,verb,demands,claims,no,o,
tell,verb,demands,claims,no,o,told;telling
warn,verb,demands,claims,no,o,
clamour,verb,demands,claims,no,for,
decide,verb,claims,,no,i,
resolve,verb,accepts,,no,i,
fret,verb,doubts,,no,T;about;over,
view,verb,claims,,no,as,
see,verb,claims,,no,as,saw;seen;sees
interpret,verb,claims,,no,as,
depict,verb,claims,,no,as,
paint,verb,claims,,no,as,
cast,verb,claims,,no,as,cast;casts;casting
concern,noun,opposes,supports,no,about;over;at;for;that;with,
alarm,noun,opposes,supports,no,about;over;at;that,
regret,noun,opposes,supports,no,about;over;at;that;for,
dismay,noun,opposes,supports,no,about;over;at;that;with,
disappointment,noun,opposes,supports,no,about;over;at;that;with,
outrage,noun,opposes,supports,no,about;over;at;that,
anger,noun,opposes,supports,no,about;over;at;that,
frustration,noun,opposes,supports,no,about;over;at;that;with,
displeasure,noun,opposes,supports,no,about;over;at;with,
complaint,noun,opposes,supports,no,about;over;that,
protest,noun,opposes,supports,no,against;over;at,
fear,noun,doubts,,no,that;about;over;of,
distrust,noun,doubts,supports,no,of,
wariness,noun,doubts,supports,no,of;about,
hope,noun,supports,,no,that;for;of,
satisfaction,noun,supports,opposes,no,with;at;that;over,
appreciation,noun,supports,opposes,no,for;of,
gratitude,noun,supports,opposes,no,for,
solidarity,noun,supports,opposes,no,with,
preference,noun,supports,opposes,no,for,
enthusiasm,noun,supports,opposes,no,for,
confidence,noun,claims,doubts,no,that,
interest,noun,accepts,rejects,no,in,
intention,noun,claims,rejects,no,to;of,
determination,noun,claims,,no,to;that,
threat,noun,claims,,no,to,
vow,noun,accepts,,no,to;that,
assurance,noun,claims,,no,that,
plea,noun,demands,claims,no,for;to;that,
push,noun,demands,claims,no,for,
desire,noun,demands,claims,no,for;to;that,
wish,noun,demands,claims,no,for;to;that,
recommendation,noun,demands,claims,no,that;to,
expectation,noun,demands,claims,no,that,
admission,noun,claims,,no,that,
confirmation,noun,claims,,no,that,
recognition,noun,accepts,rejects,no,of;that,
disapproval,noun,opposes,supports,no,of,
appetite,noun,accepts,rejects,no,for,
keen,adjective,supports,opposes,no,to;on,
eager,adjective,supports,opposes,no,to;for,
happy,adjective,accepts,rejects,no,to;with,
content,adjective,accepts,rejects,no,to;with,
comfortable,adjective,accepts,doubts,no,with,
uncomfortable,adjective,doubts,accepts,no,with;about,
uneasy,adjective,doubts,accepts,no,with;about;over;at,
nervous,adjective,doubts,,no,about;of;that,
unhappy,adjective,opposes,accepts,no,with;about;at;over;that,
angry,adjective,opposes,supports,no,with;about;at;over;that,
furious,adjective,opposes,supports,no,with;about;at;over;that,
disappointed,adjective,opposes,supports,no,with;by;at;that;about,
frustrated,adjective,opposes,supports,no,with;by;at;that,
appalled,adjective,opposes,supports,no,by;at;that,
troubled,adjective,opposes,,no,by;that,
disturbed,adjective,opposes,,no,by;that,
critical,adjective,opposes,supports,no,of,
dismissive,adjective,rejects,supports,no,of,
scathing,adjective,opposes,supports,no,about;of,
loath,adjective,doubts,accepts,no,to,
disinclined,adjective,doubts,accepts,no,to,
inclined,adjective,accepts,doubts,no,to;towards;toward,
cautious,adjective,doubts,supports,no,about;on;over,
lukewarm,adjective,doubts,supports,no,about;on;to;towards,
cool,adjective,doubts,supports,no,on;to;towards;toward,
receptive,adjective,accepts,rejects,no,to,
amenable,adjective,accepts,rejects,no,to,
sympathetic,adjective,supports,opposes,no,to,
grateful,adjective,supports,opposes,no,for;that,
satisfied,adjective,supports,opposes,no,with;that,
committed,adjective,accepts,rejects,no,to,
determined,adjective,claims,,no,to;that,
insistent,adjective,demands,,no,on;that,
emphatic,adjective,claims,,no,that,
clear,adjective,claims,,no,that,
unequivocal,adjective,claims,,no,that,
against,adjective,opposes,supports,no,n,
in,adjective,supports,opposes,no,favour_of;favor_of,
of,adjective,claims,,no,the_view_that;the_opinion_that,
make,verb,demands,claims,no,cond,made;making
put it,verb,claims,,no,T,put_it;puts_it;putting_it
let it be known,verb,claims,,no,t,let_it_be_known;lets_it_be_known;letting_it_be_known
associate itself with,verb,supports,opposes,no,n,associated_itself_with;associates_itself_with;associate_themselves_with;associated_themselves_with
align itself with,verb,supports,opposes,no,n,aligned_itself_with;aligns_itself_with;align_themselves_with;aligned_themselves_with
distance itself from,verb,opposes,supports,no,n,distanced_itself_from;distances_itself_from;distanced_himself_from;distanced_herself_from;distanced_themselves_from
dissociate itself from,verb,opposes,supports,no,n,dissociated_itself_from;dissociates_itself_from;dissociated_themselves_from;dissociated_himself_from
expect,verb,demands,,no,o,
consider,verb,claims,,no,o,
deem,verb,claims,,no,o,
like,verb,demands,,no,i;o,
renew,verb,claims,,no,T,
in,adjective,accepts,rejects,no,a_position_to;no_position_to,
call into question,verb,doubts,supports,no,n,called_into_question;calls_into_question
caution,verb,demands,claims,no,o,
remind,verb,claims,,no,of;addr,
hold,verb,claims,,no,T,held;holds
shout,verb,claims,,no,T,
exclaim,verb,claims,,no,T,
snap,verb,claims,,no,T,snapped;snapping
fume,verb,opposes,,no,T;at;over,
grumble,verb,opposes,,no,t;about,
whisper,verb,claims,,no,T,
sigh,verb,claims,,no,T,
thunder,verb,claims,,no,T,
muse,verb,claims,,no,T,
beg,verb,demands,claims,no,for,begged;begging
like,verb,supports,opposes,no,n,
hate,verb,opposes,,no,n,
dislike,verb,opposes,,no,n,
love,verb,supports,,no,n,
fear,verb,doubts,,no,n,
relent,verb,accepts,,no,on,
dread,verb,doubts,,no,n,
resent,verb,opposes,,no,n,
spearhead,verb,supports,,no,n,
vote,verb,supports,rejects,no,i,
be in favour of,verb,supports,opposes,no,n,am_in_favour_of;is_in_favour_of;are_in_favour_of;was_in_favour_of;were_in_favour_of
vote in favour of,verb,supports,opposes,no,n,voted_in_favour_of;votes_in_favour_of;voting_in_favour_of
be in favor of,verb,supports,opposes,no,n,am_in_favor_of;is_in_favor_of;are_in_favor_of;was_in_favor_of;were_in_favor_of
vote in favor of,verb,supports,opposes,no,n,voted_in_favor_of;votes_in_favor_of;voting_in_favor_of
be against,verb,opposes,supports,no,n,am_against;is_against;are_against;was_against;were_against
glad,adjective,supports,opposes,no,that;about;to,
float,verb,demands,claims,no,n,
moot,verb,demands,,no,n,`;

/** word,stance */
export const EVALUATION_ROWS = `historic,supports
breakthrough,supports
fair,supports
balanced,supports
reasonable,supports
sensible,supports
vital,supports
indispensable,supports
victory,supports
cornerstone,supports
promising,supports
constructive,supports
mistake,opposes
unacceptable,opposes
illegal,opposes
dangerous,opposes
futile,opposes
betrayal,opposes
capitulation,opposes
worthless,opposes
useless,opposes
unrealistic,opposes
provocation,opposes
absurd,opposes
utopia,opposes
blackmail,opposes
surrender,opposes
reckless,opposes
unfair,opposes
unjust,opposes
unworkable,opposes
inadequate,opposes
weak,opposes
toothless,opposes
insufficient,opposes
disgrace,opposes
outrage,opposes
illegitimate,opposes
unlawful,opposes
failure,opposes
disaster,opposes
catastrophe,opposes
trap,opposes
farce,opposes
sham,opposes
fantasy,opposes
meaningless,opposes
destabilising,opposes
destabilizing,opposes
irresponsible,opposes
naive,opposes
cynical,opposes
nonsense,opposes
unserious,opposes
arbitrary,opposes
selective,opposes
hypocritical,opposes
shameful,opposes
unclear,doubts
unlikely,doubts
premature,doubts
doubtful,doubts
uncertain,doubts
questionable,doubts
sceptical,doubts
skeptical,doubts
difficult,doubts
positive,supports
useful,supports
helpful,supports
encouraging,supports
excellent,supports
wrong,opposes
harmful,opposes
worrying,opposes
nowhere,opposes
non-starter,opposes
nonstarter,opposes
conspiracy,opposes
aggression,opposes
violation,opposes
kill,opposes
undermine,opposes
undermines,opposes
wreck,opposes
cripple,opposes
ruin,opposes
betray,opposes
ridiculous,opposes
scandal,opposes
terrific,supports
welcome,supports
overdue,supports
insult,opposes
humiliation,opposes
charade,opposes
bluff,opposes
ransom,opposes
gimmick,opposes
stunt,opposes
affront,opposes
slap,opposes
propaganda,opposes
farcical,opposes
baseless,opposes
groundless,opposes
unfounded,opposes
fabricated,opposes
counterproductive,opposes
counter-productive,opposes
disproportionate,opposes
excessive,opposes
unbalanced,opposes
one-sided,opposes
biased,opposes
discriminatory,opposes
punitive,opposes
mockery,opposes
colonial,opposes
imperialist,opposes
suicidal,opposes
insane,opposes
madness,opposes
folly,opposes
error,opposes
blunder,opposes
dishonest,opposes
void,opposes
unconstitutional,opposes
unheard,opposes
intolerable,opposes
inhumane,opposes
barbaric,opposes
heinous,opposes
deplorable,opposes
regrettable,opposes
hollow,opposes
flawed,opposes
bogus,opposes
theft,opposes
robbery,opposes
self-harm,opposes
sabotage,opposes
escalatory,opposes
provocative,opposes
untenable,opposes
unsustainable,opposes
indefensible,opposes
inexcusable,opposes
laughable,opposes
smokescreen,opposes
lifeline,supports
milestone,supports
landmark,supports
generous,supports
courageous,supports
wise,supports
timely,supports
triumph,supports
reassuring,supports
pragmatic,supports
realistic,supports
long-awaited,supports
exemplary,supports
ambiguous,doubts
vague,doubts
hasty,doubts
rushed,doubts
risky,doubts
immature,doubts
foolish,opposes
greedy,opposes`;
