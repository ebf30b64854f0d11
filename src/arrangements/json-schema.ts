// The JSON Schemas of the files, with what each key means, for the completion and the hover of an editor. A path has `*` for
// any id and no mark for a list; a key that stands at many places is told once, under its own name.
import { z } from 'zod';
import { arrangementSchema, situationsFileSchema } from './schema.ts';

const ANYWHERE: Readonly<Record<string, string>> = {
  cite: 'Where it is written: source#article.paragraph, with @start-end for the words; one or a list, no spaces',
  basis: 'What it rests on: text, practice, draft, reported, inferred or assumed',
  note: 'A remark for readers; never evaluated',
  confidence: 'How sure the coder is, from 0 to 1',
  oneOf: 'The text leaves it open between these values',
  disputed: 'Rival readings by name, each with its value and who holds it',
  by: 'Who holds this reading',
  value: 'The value itself, where its source is given beside it',
  title: 'What people call it, in a few words',
  go: 'The procedure that follows',
};

const ARRANGEMENT: Readonly<Record<string, string>> = {
  casus: 'Version of the file format; always 1',
  id: 'Short name of the file: letters, digits, dashes; others refer to it',
  title: 'Title as people know the text',
  status: 'draft, proposed, in-force, ended or hypothetical',
  asOf: 'The day for which members and rules are told: 2024, 2024-03 or 2024-03-07',
  extends: 'Id of the arrangement that this file changes',
  set: 'The changes of a variant: path by ids → new value; null removes',
  sources: 'Papers that citations name, by id',
  'sources.*.title': 'Title of the paper',
  'sources.*.date': 'Its day',
  'sources.*.url': 'Where it can be read',
  'sources.*.sha256': 'Hash of the stored text, so that a span can be checked',
  'sources.*.lang': 'Language of the text, e.g. en',
  parties: 'States, bodies and persons by id, with their roles',
  'parties.*.name': 'Name in sentences',
  'parties.*.roles': 'What it is here; an addressee is the adversary where no situation names one',
  groups: 'Who votes or owes together, by id',
  'groups.*.members': 'Ids of the members; {seats: elected, count: 10} stands for members without names',
  'groups.*.maybe': 'Members that may or may not sit: answers are then bounds',
  'groups.*.minus': 'Members taken out again, in a variant for example',
  'groups.*.weights': 'Weights by name: member → whole number or [low, high], or the name of a table',
  'groups.*.members.seats': 'Common name of anonymous seats',
  'groups.*.members.count': 'How many of them',
  triggers: 'Events that open a procedure, by id',
  'triggers.*.event': 'What must have happened, in words',
  'triggers.*.against': 'Against whom',
  'triggers.*.area': 'Where it counts',
  'triggers.*.requires': 'What else must hold before it counts, in words',
  'triggers.*.determinedBy': 'Who finds that it happened: any of G, procedure P, a party, or words',
  procedures: 'Ways to decide, by id; the first is the main one',
  'procedures.*.body': 'The group that decides',
  'procedures.*.question': 'What is asked of the members',
  'procedures.*.polarity': 'acts: adoption brings the action about; keeps: adoption keeps things as they are',
  'procedures.*.ballots': 'Ballots of its own beside for, against, abstain, absent',
  'procedures.*.ballots.id': 'Name of the ballot, one word',
  'procedures.*.ballots.counts': 'Which usual ballot it counts as',
  'procedures.*.ballots.effect': 'What it does beside, in words',
  'procedures.*.worstToBest': 'Order of the ballots from worst to best for the proposal',
  'procedures.*.recuse': 'Who may not vote on its own case, and how that counts',
  'procedures.*.recuse.who': 'Who, in words: parties to the case',
  'procedures.*.recuse.when': 'In which cases only',
  'procedures.*.recuse.as': 'out: neither votes nor counts; abstain: must abstain; may-vote: votes all the same',
  'procedures.*.quorum': 'A rule sentence that must hold beside the rule of every stage',
  'procedures.*.stages': 'Steps in order',
  'procedures.*.stages.id': 'Short name of the stage',
  'procedures.*.stages.opens': 'The trigger that opens it',
  'procedures.*.stages.electorate': 'Who votes here, where that is not the body',
  'procedures.*.stages.rule':
    'A rule sentence: at least 9 of council for and none of P5 against; or: each decides. Without one no decision is taken',
  'procedures.*.stages.within': 'Time allowed: 12h, 3d, 0d..3d, asap or unspecified',
  'procedures.*.stages.min': 'Least time it lasts',
  'procedures.*.stages.silence': 'Which ballot silence counts as at the deadline, or proceed',
  'procedures.*.stages.closesEarly': 'Whether it ends as soon as the result is settled',
  'procedures.*.stages.mayChange': 'Whether ballots may change until the deadline',
  'procedures.*.stages.repeat': 'Whether a vote that fails may be held again',
  'procedures.*.stages.repeat.max': 'How many times more at most',
  'procedures.*.stages.repeat.after': 'How long after the last',
  'procedures.*.stages.onAdopted': 'What follows adoption; the next stage where not said',
  'procedures.*.stages.onRejected': 'What follows rejection; otherwise of the procedure where not said',
  'procedures.*.stages.onExpired': 'What follows when the time runs out undecided',
  'procedures.*.otherwise': 'What follows when the procedure fails: nothing, adopted or {go: procedure}',
  'procedures.*.effect': 'What adoption amounts to, in words: a recommendation',
  commitments: 'Who owes what to whom',
  'commitments.id': 'Short name of the commitment',
  'commitments.by': 'Who owes: each-of G, jointly G, or a party',
  'commitments.to': 'To whom',
  'commitments.kind': 'What is owed, in the kinds of ATOP and some more',
  'commitments.when': 'From when, in words; or: commitment ID',
  'commitments.after': 'The procedure that has to lead to it; without one it is owed without any decision',
  'commitments.force': 'automatic, discretionary or best-efforts',
  'commitments.except': 'What is left out, in words',
  'commitments.area': 'Where it holds',
  'commitments.capability': 'With what: forces, arms, money, days of readiness',
  'commitments.limit': 'An upper limit, in words',
  'commitments.lasts': 'How long help lasts',
  exit: 'Entry into force, duration, withdrawal, changes',
  'exit.withdrawal': 'Who may leave and when, in words',
  'exit.notice': 'How long before',
  'exit.amendment': 'Rule sentence for changing the text',
  'exit.accession': 'Rule sentence for letting others in',
  'exit.duration': 'How long it is concluded for',
  'exit.entryIntoForce': 'When it begins, in words',
  'exit.reservations': 'What is said about reservations',
  interacts: 'How it stands to other arrangements',
  'interacts.with': 'Id or name of the other',
  'interacts.how': 'precedes, overrides, without-prejudice or conflicts',
  scenarios: 'Named courses of events with the outcome expected: tests that a lawyer can write',
  'scenarios.name': 'What the case is called',
  'scenarios.procedure': 'Where it starts; the procedure of the first ballots where not said',
  'scenarios.situation': 'A situation it belongs to',
  'scenarios.readings': 'Which reading of a disputed rule holds: stage → name',
  'scenarios.recused': 'Who is recused in this case',
  'scenarios.ballots': 'Ballots by stage, then by member, group or others; a second round is decide@2',
  'scenarios.at': 'Times by stage, or by stage and member, counted from the opening of the stage',
  'scenarios.until': 'When to stop looking',
  'scenarios.expect': 'adopted, rejected or pending',
  'scenarios.endsIn': 'The procedure in which it must end',
  'scenarios.engaged': 'Who acts, where each decides',
  accepts: 'Findings of the checker that are accepted, each with its reason and a source',
  'accepts.finding': 'Id of the finding: L06',
  'accepts.at': 'Path where it is accepted; everywhere where not said',
  'accepts.because': 'Why',
  tags: 'Words to filter by',
};

const SITUATIONS: Readonly<Record<string, string>> = {
  situations: 'Cases from which arrangements are looked at',
  'situations.id': 'Short name; in the catalogue that of the precedent',
  'situations.adversary': 'Against whom the guarantee is meant to hold in this case',
  'situations.aligned': 'Friends of the adversary',
  'situations.recused': 'Who may not vote in this case where a procedure recuses; the adversary where not said',
  'situations.lostAfter': 'How long after the attack what is protected can hold',
  'situations.crisis': 'How long a crisis lasts before the attack',
  'situations.ballots': 'Chances of ballots by member: 0.6 or 0.6..0.9; what is missing to 1 is free',
  'situations.replies': 'Times to answer by member, others for the rest',
  'situations.replies.*.mean': 'Mean time; the time is exponential',
  'situations.replies.*.observed': 'Times that were observed, each as likely',
  'situations.climates': 'States of the world in which members vote independently',
  'situations.climates.id': 'Short name',
  'situations.climates.weight': 'How likely; all are scaled to sum to one',
  'situations.climates.ballots': 'Chances of ballots in it',
};

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives each property its words; shared definitions are followed, as one may be an object of its own. */
function describe(node: unknown, path: string, words: Readonly<Record<string, string>>, defs: Node): void {
  if (!isNode(node)) return;
  const reference = typeof node['$ref'] === 'string' ? defs[node['$ref'].replace('#/$defs/', '')] : undefined;
  describe(reference, path, words, {});
  for (const branch of [node['anyOf'], node['oneOf']])
    if (Array.isArray(branch)) for (const each of branch) describe(each, path, words, defs);
  describe(node['items'], path, words, defs);
  describe(node['additionalProperties'], `${path}.*`, words, defs);
  const { properties } = node;
  if (!isNode(properties)) return;
  for (const [key, value] of Object.entries(properties)) {
    const at = path === '' ? key : `${path}.${key}`;
    const said = words[at] ?? ANYWHERE[key];
    if (isNode(value) && said !== undefined) value['description'] = said;
    describe(value, at, words, defs);
  }
}

function withWords(title: string, schema: Node, words: Readonly<Record<string, string>>): unknown {
  describe(schema, '', words, isNode(schema['$defs']) ? schema['$defs'] : {});
  return { title, ...schema };
}

/** The JSON Schema of arrangement files, for editors. */
export function exportArrangementJsonSchema(): unknown {
  const schema = z.toJSONSchema(arrangementSchema, { io: 'input', reused: 'ref' });
  return withWords('Casus arrangement', schema, ARRANGEMENT);
}

/** The JSON Schema of `situations.yaml`, for editors. */
export function exportSituationsJsonSchema(): unknown {
  const schema = z.toJSONSchema(situationsFileSchema, { io: 'input', reused: 'ref' });
  return withWords('Casus situations', schema, SITUATIONS);
}
