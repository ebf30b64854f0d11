// A dossier's negotiation → what a page says about it. Words come from the dossier, numbers from the engine.
import { type Dossier, isPlural, nameOf } from '../dossier/index.ts';
import {
  choicesOf,
  type Demand,
  describeConsequence,
  explainNegotiation,
  type NegotiationAnswer,
  type NegotiationOptions,
  type OfferedPackage,
  type Question,
  type RedLineId,
} from '../negotiation/index.ts';
import type { ToneText } from './tone.ts';
import type {
  BriefConcession,
  BriefDemand,
  BriefNegotiation,
  BriefPackage,
  BriefPartyConcession,
  BriefQuestion,
  GivenUp,
} from './negotiation-model.ts';
import { formatDelay, formatShare, joinNames, lineOf } from './wording.ts';

interface Talk {
  readonly dossier: Dossier;
  readonly answer: NegotiationAnswer;
  readonly demands: ReadonlyMap<RedLineId, Demand>;
}

/** How many words an option gets. */
type Length = 'title' | 'short';

function optionTitle({ issues }: Dossier, issue: string, option: string, length: Length = 'title'): string {
  const found = issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
  return (length === 'short' ? found?.short : undefined) ?? found?.title ?? option;
}

/** What a demand asks for, or what it refuses. */
export function describeDemand(dossier: Dossier, { target }: Demand, length: Length = 'title'): string {
  if (target.kind === 'options') {
    const options = target.refuses ? [target.about] : target.options;
    return joinNames(
      options.map((option) => optionTitle(dossier, target.issue, option, length)),
      'or',
    );
  }
  return describeConsequence(
    target.consequence,
    (actor) => nameOf(dossier, actor),
    (id) => (id === undefined ? undefined : (dossier.situations.find((each) => each.id === id)?.title ?? id)),
  );
}

/** The same with 'not' before what is refused. */
function inWords(dossier: Dossier, demand: Demand): string {
  const refuses = demand.target.kind === 'options' && demand.target.refuses;
  return `${refuses ? 'not: ' : ''}${describeDemand(dossier, demand)}`;
}

/** 'Ukraine: not: unanimity'; the id where the dossier has no such demand. */
export function namedDemand(dossier: Dossier, id: string): string {
  const demand = dossier.negotiation?.demands.find((each) => each.id === id);
  return demand === undefined ? id : `${nameOf(dossier, demand.party)}: ${inWords(dossier, demand)}`;
}

function doubtOf({ contradictedBy, uncertain, confidence }: Demand): string | undefined {
  if (!uncertain) return undefined;
  if (contradictedBy.length > 0) return `the same party ${contradictedBy.join('; ')}`;
  return confidence === 'low' ? 'a reading, not its words' : 'not certain';
}

function placeOf(dossier: Dossier, witness: string | undefined): Pick<BriefDemand, 'quote' | 'place'> {
  const statement = dossier.statements.find(({ id }) => id === witness);
  const source = dossier.documents.find(({ id }) => id === statement?.document);
  if (statement === undefined || source === undefined) return {};
  const title = dossier.documents.length > 1 ? source.title : 'page';
  return { quote: statement.text, place: `${title}, line ${lineOf(source.text, statement.span.start)}` };
}

function briefDemand(dossier: Dossier, demand: Demand): BriefDemand {
  const doubt = doubtOf(demand);
  return {
    id: demand.id,
    party: nameOf(dossier, demand.party),
    wants: describeDemand(dossier, demand),
    short: describeDemand(dossier, demand, 'short'),
    refuses: demand.target.kind === 'options' && demand.target.refuses,
    redLine: demand.redLine,
    weight: demand.weight,
    ...placeOf(dossier, demand.witnesses[0]),
    basis: demand.witnesses.length > 0 ? demand.manners.join(' and ') : demand.basis,
    ...(demand.date === undefined ? {} : { date: demand.date }),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function givenUpBy({ dossier, demands }: Talk, ids: readonly RedLineId[]): readonly GivenUp[] {
  const known = ids.flatMap((id) => demands.get(id) ?? []);
  const parties = [...new Set(known.map(({ party }) => party))];
  return parties.map((party) => ({
    party: nameOf(dossier, party),
    plural: isPlural(dossier, party),
    demands: known.filter((demand) => demand.party === party).map(({ id }) => id),
  }));
}

export function describeChoices(
  dossier: Dossier,
  choices: OfferedPackage['choices'],
  length: Length = 'title',
): readonly string[] {
  return Object.entries(choices).map(([issue, option]) => optionTitle(dossier, issue, option, length));
}

/** The choices in which another package differs from this one. */
function describeAlike(dossier: Dossier, { alike, choices }: OfferedPackage, length: Length): readonly string[] {
  return alike.map((other) => {
    const different = Object.entries(other).filter(([issue, option]) => choices[issue] !== option);
    return describeChoices(dossier, Object.fromEntries(different), length).join('; ');
  });
}

function usableWords({ facts }: OfferedPackage, adversary: string): ToneText {
  if (facts === undefined || adversary === '') return { text: 'no adversary is named', tone: 'open' };
  if (facts.delay === undefined) return { text: 'it never acts', tone: 'danger' };
  switch (facts.adversaryBlocks) {
    case 'yes':
      return { text: `${adversary} alone can stop it`, tone: 'danger' };
    case 'no':
      return { text: `usable when ${adversary} objects`, tone: 'ok' };
    case 'open':
      return { text: `open whether ${adversary} alone can stop it`, tone: 'open' };
    default:
      return facts.adversaryBlocks satisfies never;
  }
}

function describeGains({ dossier, answer }: Talk, { values }: OfferedPackage): string {
  return answer.negotiation.blocNames.map((bloc, at) => `${nameOf(dossier, bloc)} ${values[at] ?? 0}`).join(', ');
}

function briefPackage(talk: Talk, offered: OfferedPackage): BriefPackage {
  const { dossier, answer } = talk;
  const { facts, choices } = offered;
  const adversary = joinNames((answer.negotiation.situation?.adversary ?? []).map((id) => nameOf(dossier, id)));
  return {
    options: describeChoices(dossier, choices),
    short: describeChoices(dossier, choices, 'short'),
    usable: usableWords(offered, adversary),
    activation: facts === undefined ? '' : formatShare(facts.activation),
    delay: facts?.delay === undefined ? '' : formatDelay(facts.delay),
    givesUp: givenUpBy(talk, offered.givenUp),
    weight: offered.weight,
    consent: offered.consent,
    silences: offered.silent.length,
    alike: describeAlike(dossier, offered, 'title'),
    alikeShort: describeAlike(dossier, offered, 'short'),
    best: offered.best,
    gains: describeGains(talk, offered),
  };
}

function briefConcession(
  talk: Talk,
  { redLines, weight }: { redLines: readonly RedLineId[]; weight: number },
): BriefConcession {
  const { answer, dossier } = talk;
  const bought = answer.deadlock.packages.find(({ conceded }) => conceded.join() === redLines.join());
  const choices = bought === undefined ? undefined : choicesOf(answer.negotiation, bought.outcome);
  return {
    weight,
    by: givenUpBy(talk, redLines),
    ...(choices === undefined ? {} : { buys: describeChoices(dossier, choices).join('; ') }),
  };
}

function briefQuestion({ dossier, demands }: Talk, question: Question): BriefQuestion {
  if (question.kind === 'silent') {
    const title = optionTitle(dossier, question.issue, question.option);
    return { text: `Would ${nameOf(dossier, question.party)} accept: ${title}?`, effect: '' };
  }
  const demand = demands.get(question.demand);
  const who = nameOf(dossier, demand?.party ?? '');
  const wants = demand === undefined ? question.demand : inWords(dossier, demand);
  const effect =
    question.effect > 0
      ? `the lightest concession would weigh ${question.effect} less`
      : 'the lightest concession stays the same';
  if (question.kind === 'held') return { text: `Does ${who} really insist: ${wants}?`, effect };
  return { text: `Can the text be closed so that it meets what ${who} wants: ${wants}?`, effect };
}

function summarise({ answer }: Talk): string {
  const { deadlock, negotiation } = answer;
  const count = negotiation.demands.length;
  if (deadlock.feasible) return `A package meets all ${count} demands.`;
  if (deadlock.agreement === 'unknown') return 'Whether a package meets all demands is open: the budget ran out.';
  const hope = deadlock.agreement === 'possible' || answer.atBest.feasible;
  return hope
    ? `No package surely meets all ${count} demands; one would if what is not certain turned out well.`
    : `No package meets all ${count} demands, however what is not certain turns out.`;
}

function describeTipping({ dossier, demands, answer }: Talk): readonly string[] {
  return answer.tippingPoints.map(({ redLine, weight, threshold }) => {
    const demand = demands.get(redLine);
    const what =
      demand === undefined ? String(redLine) : `${nameOf(dossier, demand.party)}: ${inWords(dossier, demand)}`;
    return `if ‘${what}’ weighs ${threshold} instead of ${weight}, another concession is as light`;
  });
}

function openTalk(dossier: Dossier, answer: NegotiationAnswer): Talk {
  return { dossier, answer, demands: new Map(answer.negotiation.demands.map((demand) => [demand.id, demand])) };
}

/** Packages of the same negotiation in words, in their order. */
export function describePackages(
  dossier: Dossier,
  answer: NegotiationAnswer,
  packages: readonly OfferedPackage[],
): readonly BriefPackage[] {
  const talk = openTalk(dossier, answer);
  return packages.map((offered) => briefPackage(talk, offered));
}

/** Everything a page says about the negotiation of a dossier; undefined where there is nothing to negotiate. */
export function assembleNegotiation(
  dossier: Dossier,
  options: NegotiationOptions = {},
): { readonly brief: BriefNegotiation; readonly answer: NegotiationAnswer } | undefined {
  const { negotiation } = dossier;
  if (negotiation === undefined) return undefined;
  const name = (party: string): string => nameOf(dossier, party);
  const answer = explainNegotiation(negotiation, dossier.title, { ...options, name });
  const talk = openTalk(dossier, answer);
  const ids = (list: readonly RedLineId[]): string[] => list.map(String);
  const byParty = answer.byParty.map(
    ({ party, alone, least }): BriefPartyConcession => ({
      party: name(negotiation.parties[party] ?? ''),
      ...(alone === undefined ? {} : { alone: { demands: ids(alone.redLines), weight: alone.weight } }),
      least: { demands: ids(least.redLines), weight: least.weight },
    }),
  );
  const brief: BriefNegotiation = {
    summary: summarise(talk),
    demands: negotiation.demands.map((demand) => briefDemand(dossier, demand)),
    conflicts: answer.deadlock.minimalConflicts.map((list) => ({ demands: ids(list) })),
    concessions: answer.deadlock.minimalConcessions.map((each) => briefConcession(talk, each)),
    byParty,
    packages: answer.packages.map((offered) => briefPackage(talk, offered)),
    questions: answer.questions.map((question) => briefQuestion(talk, question)),
    sensitivity: describeTipping(talk),
    consentRule: negotiation.consent.sentence,
    complete: answer.complete,
  };
  return { brief, answer };
}
