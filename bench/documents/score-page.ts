// Every measure of the annotation's README for one page; counts only, so that pages can be summed.
import type { Span } from '../../src/basics/index.ts';
import type { DocumentReading, Statement } from '../../src/documents/index.ts';
import { type Gold, type GoldStatement, lengthOf, likeness, matchContents, merged, overlap, shared } from './gold.ts';
import { scoreArrangements } from './score-arrangements.ts';

export type Counts = Record<string, number>;

/** One thing that went wrong: what kind, and the words concerned. */
export interface Mistake {
  readonly kind: string;
  readonly words: string;
}

export interface PageScore {
  readonly counts: Counts;
  readonly mistakes: readonly Mistake[];
}

/** Gold id of each actor found: the one whose mentions its own mentions cover best. */
function alignActors(gold: Gold, reading: DocumentReading): ReadonlyMap<string, string> {
  const aligned = new Map<string, string>();
  const known = new Set(gold.actors.map(({ id }) => id));
  for (const actor of reading.actors) {
    let best = { id: '', weight: 0 };
    for (const one of gold.actors) {
      const weight = one.mentions.reduce(
        (sum, span) => sum + Math.max(0, ...actor.mentions.map((mention) => likeness([span], [mention]))),
        0,
      );
      if (weight > best.weight) best = { id: one.id, weight };
    }
    if (best.weight > 0) aligned.set(actor.id, best.id);
    else if (known.has(actor.id)) aligned.set(actor.id, actor.id);
  }
  return aligned;
}

/** Gold id of each provision found, one to one, by the number of matched statements they share. */
function alignProvisions(matched: readonly (readonly [GoldStatement, Statement])[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, number>();
  for (const [one, other] of matched) {
    if (one.provision === null || other.provision === null) continue;
    const key = `${other.provision}\n${one.provision}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  const aligned = new Map<string, string>();
  const used = new Set<string>();
  for (const [key] of [...pairs].sort((a, b) => b[1] - a[1])) {
    const [found = '', gold = ''] = key.split('\n');
    if (aligned.has(found) || used.has(gold)) continue;
    aligned.set(found, gold);
    used.add(gold);
  }
  return aligned;
}

const wordsOf = (spans: readonly { readonly text: string }[]): string =>
  spans
    .map(({ text }) => text)
    .join(' … ')
    .replace(/\s+/g, ' ');
const norm = (words: string | null): string =>
  (words ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function scoreMatched(
  matched: readonly (readonly [GoldStatement, Statement])[],
  actors: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): PageScore {
  const counts: Counts = {};
  const mistakes: Mistake[] = [];
  const provisions = alignProvisions(matched);
  const check = (key: string, right: boolean, words: string): void => {
    counts[`${key}All`] = (counts[`${key}All`] ?? 0) + 1;
    if (right) counts[key] = (counts[key] ?? 0) + 1;
    else mistakes.push({ kind: `wrong ${key}`, words });
  };
  for (const [one, other] of matched) {
    const said = wordsOf(other.content).slice(0, 60);
    const idOf = (id: string | null): string | null => (id === null ? null : (actors.get(id) ?? id));
    if (one.speaker !== null)
      check('speaker', overlap(one.speaker, other.speaker) > 0, `${other.speaker.text}: ${said}`);
    check('actor', idOf(other.actor) === one.actor, `${other.actor} for ${one.actor}: ${said}`);
    check(
      'behalf',
      idOf(other.on_behalf_of) === one.on_behalf_of ||
        // Gold pages name a country by its code also where no actor of theirs bears it.
        (other.on_behalf_of === one.on_behalf_of && !known.has(one.on_behalf_of ?? '')),
      `${other.on_behalf_of} for ${one.on_behalf_of}: ${said}`,
    );
    const fine = [one.stance, ...(one.stance_also_ok ?? [])];
    check('stance', fine.includes(other.stance), `${other.stance} for ${fine.join('/')}: ${said}`);
    check('kind', one.kind === other.kind, `${other.kind} for ${one.kind}: ${said}`);
    if (one.provision !== null)
      check(
        'provision',
        other.provision !== null && provisions.get(other.provision) === one.provision,
        `${other.provision} for ${one.provision}: ${said}`,
      );
    if (one.condition !== null || other.condition !== null)
      check('condition', norm(one.condition) === norm(other.condition), `${other.condition} for ${one.condition}`);
    if (one.via !== null || other.via !== null)
      check('via', idOf(other.via) === one.via, `${other.via} for ${one.via}: ${said}`);
    if (one.date !== null)
      check('said on', (other.date?.value ?? null) === one.date.value, `${other.date?.value} for ${one.date.value}`);
  }
  return { counts, mistakes };
}

function scoreStatements(gold: Gold, reading: DocumentReading, actors: ReadonlyMap<string, string>): PageScore {
  const scored = gold.statements.filter((one) => one.scored);
  const matched = matchContents(scored, reading.statements);
  const found = new Set<Statement>(matched.map(([, other]) => other));
  const hit = new Set<GoldStatement>(matched.map(([one]) => one));
  const noise = gold.lines.filter((line) => gold.noise_lines.includes(line.line));
  const touching = (spans: readonly Span[]): readonly Statement[] =>
    reading.statements.filter((one) => one.content.some((part) => spans.some((span) => overlap(part, span) > 0)));
  const [onNoise, onNarrator] = [touching(noise), touching(gold.not_statements ?? [])];
  const all = (statements: readonly { readonly content: readonly Span[] }[]): readonly Span[] =>
    merged(statements.flatMap(({ content }) => content));
  const inner = scoreMatched(matched, actors, new Set(gold.actors.map(({ id }) => id)));
  const missed = scored.filter((one) => !hit.has(one));
  const extra = reading.statements.filter((one) => !found.has(one));
  const mistakes = [
    ...missed.map((one) => ({
      kind: shared(one.content, all(reading.statements)) > 0 ? 'missed: span wrong' : 'missed: nothing there',
      words: wordsOf(one.content),
    })),
    ...extra.map((one) => ({
      kind: onNoise.includes(one)
        ? 'false: noise'
        : onNarrator.includes(one)
          ? 'false: narrator'
          : shared(one.content, all(scored)) > 0
            ? 'false: span wrong'
            : 'false: no statement there',
      words: `${one.speaker.text} [${one.cue?.text ?? ''}] ${wordsOf(one.content)}`,
    })),
    ...inner.mistakes,
  ];
  return {
    counts: {
      matched: matched.length,
      gold: scored.length,
      found: reading.statements.length,
      charsShared: shared(all(scored), all(reading.statements)),
      charsGold: lengthOf(all(scored)),
      charsFound: lengthOf(all(reading.statements)),
      touchNoise: onNoise.length,
      touchNarrator: onNarrator.length,
      ...inner.counts,
    },
    mistakes,
  };
}

function scoreLines(gold: Gold, reading: DocumentReading): PageScore {
  const kept = new Set(reading.article_lines);
  const roles = new Map(reading.lines.map(({ line, role }) => [line, role]));
  const right = gold.article_lines.filter((line) => kept.has(line));
  const wrong = gold.lines.filter((line) => gold.article_lines.includes(line.line) !== kept.has(line.line));
  return {
    counts: {
      lineRight: right.length,
      lineGold: gold.article_lines.length,
      lineFound: reading.article_lines.length,
      role: gold.lines.filter((line) => roles.get(line.line) === line.role).length,
      roleAll: gold.lines.length,
    },
    mistakes: wrong.map((line) => ({
      kind: gold.article_lines.includes(line.line) ? 'line lost' : 'noise kept',
      words: reading.text.slice(line.start, line.end).slice(0, 80),
    })),
  };
}

function scoreActors(gold: Gold, reading: DocumentReading, actors: ReadonlyMap<string, string>): PageScore {
  const counts: Counts = {};
  const mistakes: Mistake[] = [];
  for (const one of gold.actors)
    for (const span of one.mentions) {
      const linked = reading.actors.some(
        (actor) => actors.get(actor.id) === one.id && actor.mentions.some((mention) => overlap(mention, span) > 0),
      );
      for (const key of ['mention', `mention of ${one.kind}`]) {
        counts[`${key}All`] = (counts[`${key}All`] ?? 0) + 1;
        if (linked) counts[key] = (counts[key] ?? 0) + 1;
      }
      if (!linked)
        mistakes.push({ kind: 'mention lost', words: `${one.id}: ${reading.text.slice(span.start, span.end)}` });
    }
  const article = gold.lines.filter((line) => gold.article_lines.includes(line.line));
  const extra = reading.actors.filter(
    (actor) =>
      !actors.has(actor.id) && actor.mentions.some((mention) => article.some((line) => overlap(line, mention) > 0)),
  );
  for (const actor of extra) mistakes.push({ kind: 'false actor', words: `${actor.kind} ${actor.name}` });
  return { counts: { ...counts, falseActors: extra.length, actorsFound: reading.actors.length }, mistakes };
}

/** The first word of a certainty ('day, from dateline') is what is compared; 'unresolved' must stay so. */
function scoreDates(gold: Gold, reading: DocumentReading): PageScore {
  const counts: Counts = {
    dates: gold.dates.length,
    datesRight: 0,
    certaintyRight: 0,
    datesFound: reading.dates.length,
  };
  const mistakes: Mistake[] = [];
  const head = (certainty: string): string => certainty.split(/[,; ]/)[0] ?? '';
  for (const one of gold.dates) {
    const found = reading.dates.find((date) => overlap(one, date) > 0);
    const value = found?.value === one.value;
    if (value) counts['datesRight'] = (counts['datesRight'] ?? 0) + 1;
    if (value && head(found.certainty) === head(one.certainty))
      counts['certaintyRight'] = (counts['certaintyRight'] ?? 0) + 1;
    else
      mistakes.push({
        kind: 'date',
        words: `${one.text}: ${found?.value} (${found?.certainty}) for ${one.value} (${one.certainty})`,
      });
  }
  return { counts, mistakes };
}

export function scorePage(gold: Gold, reading: DocumentReading): PageScore {
  const actors = alignActors(gold, reading);
  const parts = [
    scoreLines(gold, reading),
    scoreStatements(gold, reading, actors),
    scoreActors(gold, reading, actors),
    scoreDates(gold, reading),
    scoreArrangements(gold, reading, actors),
  ];
  return {
    counts: Object.assign({}, ...parts.map(({ counts }) => counts)) as Counts,
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
  };
}
