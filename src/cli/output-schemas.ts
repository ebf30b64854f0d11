// What each command answers with --json, as schemas: the files in `schema/` are written from here, and the tests hold the
// real answers to them. A field is added, never renamed or removed, within a major version.
import { z } from 'zod';
import { catalogueEntrySchema, catalogueSchema } from '../dossier/index.ts';
import { codebookChangeSchema, statementsFileSchema } from '../positions/index.ts';

const fraction = z.strictObject({ fraction: z.string().regex(/^-?\d+(\/\d+)?$/), value: z.number() });
const byVoter = z.record(z.string(), fraction);
const count = z.string().regex(/^\d+$/);
const coalitions = z.array(z.array(z.string()));
const bounds = z.strictObject({ min: z.number(), max: z.number() });
const span = z.strictObject({ start: z.int(), end: z.int() });
const textSpan = z.strictObject({ start: z.int(), end: z.int(), text: z.string() });
const place = z.strictObject({
  path: z.string(),
  span: span.optional(),
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});

const rule = z.strictObject({
  rule: z.string(),
  meaning: z.string(),
  voters: z.array(z.string()),
  winningProfiles: count,
  vetoers: z.array(z.string()),
  minimalWinning: coalitions,
  minimalBlocking: coalitions,
  minimalWinningCount: count.nullable(),
  minimalBlockingCount: count.nullable(),
  complete: z.boolean(),
  monotone: z.boolean(),
  monotonicityViolation: z.unknown(),
  banzhafIndex: byVoter.nullable(),
  penroseBanzhafMeasure: byVoter.nullable(),
  shapleyShubikIndex: byVoter.nullable(),
  banzhafIndexWithAbstention: byVoter.nullable(),
  penroseBanzhafMeasureWithAbstention: byVoter.nullable(),
  shapleyShubikIndexWithAbstention: byVoter.nullable(),
  adoption: z.strictObject({ min: z.number(), max: z.number(), attained: z.boolean() }),
  diagramNodes: z.int(),
});

const finding = z.strictObject({
  id: z.string(),
  tier: z.enum(['error', 'hazard', 'gap']),
  evidence: z.enum(['computed', 'text', 'words']),
  claim: z.string(),
  reading: z.string().optional(),
  place,
  counterScenario: z
    .strictObject({
      procedure: z.string().optional(),
      stage: z.string().optional(),
      ballots: z.record(z.string(), z.string()),
      outcome: z.string(),
      replay: z.array(z.record(z.string(), z.unknown())).optional(),
    })
    .optional(),
  why: z.string(),
  precedent: z.strictObject({ slug: z.string(), lesson: z.string() }).optional(),
  remedies: z.array(z.strictObject({ title: z.string(), set: z.record(z.string(), z.unknown()) })),
  situations: z.array(z.string()).optional(),
  accepted: z.string().optional(),
  acceptedCite: z.array(z.string()).optional(),
});

const hours = z.strictObject({ min: z.number(), max: z.union([z.number(), z.literal('unbounded')]) });
const parting = { ballots: z.record(z.string(), z.string()), actsUnder: z.enum(['first', 'second']) };
const verdicts = [
  z.strictObject({ kind: z.literal('same') }),
  z.strictObject({ kind: z.literal('part'), ...parting }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.string() }),
] as const;
const verdict = z.discriminatedUnion('kind', [...verdicts]);
const stageParting = z.strictObject({
  first: z.string().optional(),
  second: z.string().optional(),
  verdict: z.discriminatedUnion('kind', [...verdicts, z.strictObject({ kind: z.literal('only') })]),
  reverse: z.strictObject(parting).optional(),
});
const sides = <T extends z.ZodType>(of: T) => z.strictObject({ first: of, second: of });
const comparedProcedure = z.strictObject({
  first: z.string(),
  second: z.string(),
  blockers: sides(z.array(z.string())),
  action: sides(bounds),
  delay: z.strictObject({ first: hours.optional(), second: hours.optional() }),
  verdict,
  stages: z.array(stageParting),
});
const changed = <T extends z.ZodType>(of: T) => z.strictObject({ gained: z.array(of), lost: z.array(of) });
const blockers = z.strictObject({
  always: z.array(z.string()),
  possibly: z.array(z.string()),
  stuck: z.enum(['always', 'possibly']).optional(),
});
const variant = z.strictObject({
  id: z.string(),
  title: z.string(),
  procedures: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      blockers,
      action: bounds,
      attained: z.boolean(),
      delay: hours.optional(),
    }),
  ),
  sentences: changed(z.string()),
  findings: changed(z.strictObject({ id: z.string(), tier: z.string(), claim: z.string(), path: z.string() })),
  findingCount: z.int(),
});
const compare = z.strictObject({
  first: z.string(),
  second: z.string(),
  onlyInFirst: z.array(z.string()),
  onlyInSecond: z.array(z.string()),
  procedures: z.array(comparedProcedure),
  variants: z.array(variant),
  pairs: z.array(z.strictObject({ first: z.string(), second: z.string(), procedures: z.array(comparedProcedure) })),
});

const tone = z.enum(['plain', 'ok', 'danger', 'open']);
const cell = z.strictObject({ text: z.string(), tone });
const names = z.array(z.string());
const share = z.strictObject({ demands: names, weight: z.number() });
const givenUp = z.array(z.strictObject({ party: z.string(), plural: z.boolean(), demands: names }));
const negotiation = z.strictObject({
  summary: z.string(),
  demands: z.array(z.looseObject({ id: z.string(), party: z.string(), wants: z.string(), redLine: z.boolean() })),
  conflicts: z.array(z.strictObject({ demands: names })),
  concessions: z.array(z.strictObject({ weight: z.number(), by: givenUp, buys: z.string().optional() })),
  byParty: z.array(z.strictObject({ party: z.string(), alone: share.optional(), least: share })),
  packages: z.array(
    z.looseObject({
      options: names,
      usable: cell,
      activation: z.string(),
      delay: z.string(),
      givesUp: givenUp,
      weight: z.number(),
      consent: z.enum(['certain', 'possible', 'excluded']),
    }),
  ),
  questions: z.array(z.strictObject({ text: z.string(), effect: z.string() })),
  sensitivity: names,
  consentRule: z.string(),
  complete: z.boolean(),
});
const brief = z.strictObject({
  title: z.string(),
  subtitle: z.string().optional(),
  headline: z.string(),
  facts: z.array(z.string()),
  positions: z.array(
    z.strictObject({
      quote: z.string(),
      actor: z.string(),
      stance: z.string(),
      provision: z.string(),
      place: z.string(),
    }),
  ),
  morePositions: z.string().optional(),
  activation: z.array(
    z.strictObject({
      situation: z.string(),
      assumption: z.string(),
      rows: z.array(
        z.strictObject({
          arrangement: z.string(),
          title: z.string(),
          whoCanBlock: cell,
          smallestSets: z.string().optional(),
          activation: z.strictObject({
            text: z.string(),
            tone,
            min: z.number().optional(),
            max: z.number().optional(),
          }),
          delay: cell,
          findings: z.string(),
          difference: z.string().optional(),
        }),
      ),
    }),
  ),
  mentions: z
    .array(z.strictObject({ title: z.string(), says: z.array(z.string()), silent: z.array(z.string()) }))
    .optional(),
  differences: z.array(
    z.strictObject({
      a: z.string(),
      b: z.string(),
      sentence: z.string(),
      ballot: z.string(),
      idle: z.string().optional(),
      seats: z
        .array(
          z.strictObject({
            name: z.string(),
            ballot: z.string(),
            blocks: z.boolean(),
            role: z.string().optional(),
          }),
        )
        .optional(),
    }),
  ),
  noDeal: z.strictObject({ text: z.string() }).optional(),
  negotiation: negotiation.optional(),
  open: z.strictObject({
    count: z.int(),
    top: z.array(z.strictObject({ label: z.string(), effect: z.string() })),
  }),
  findings: z.array(z.strictObject({ id: z.string(), tier: z.string(), claim: z.string(), place: z.string() })),
  notes: z.array(z.string()),
});

const date = z.strictObject({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  value: z.string().nullable(),
  certainty: z.string(),
});
const read = z.strictObject({
  schema: z.literal('casus-reading/1'),
  offset_unit: z.literal('utf16'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
  source_map: z.array(z.strictObject({ at: z.int(), source: z.int(), part: z.int().optional() })).nullable(),
  source_parts: z.array(z.string()).nullable(),
  metadata: z.looseObject({
    name: z.string().nullable(),
    format: z.string(),
    title: z.string().nullable(),
    published: date.nullable(),
  }),
  lines: z.array(z.strictObject({ start: z.int(), end: z.int(), line: z.int().min(1), role: z.string() })),
  article_lines: z.array(z.int()),
  noise_lines: z.array(z.int()),
  duplicates: z.array(z.strictObject({ lines: z.array(z.int()), why: z.string() })),
  actors: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      represents: z.string().nullable(),
      office: z.string().optional(),
      membership: z.string().optional(),
      mentions: z.array(textSpan),
    }),
  ),
  statements: z.array(
    z.looseObject({
      id: z.string(),
      speaker: textSpan,
      actor: z.string(),
      on_behalf_of: z.string().nullable(),
      cue: textSpan.nullable(),
      content: z.array(textSpan).min(1),
      kind: z.string(),
      provision: z.string().nullable(),
      stance: z.string(),
      condition: z.string().nullable(),
      via: z.string().nullable(),
      time: z.string().optional(),
      asked: textSpan.optional(),
      reasons: z.array(z.string()).min(1),
    }),
  ),
  arrangements: z.array(
    z.looseObject({
      id: z.string(),
      name: textSpan,
      members_stated: z.array(textSpan),
      decision_rule: textSpan.nullable(),
      trigger: textSpan.nullable(),
      preconditions: z.array(textSpan),
      exclusions: z.array(textSpan),
      commitments: z.array(textSpan),
      unspecified: z.array(z.string()),
    }),
  ),
  provisions: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      rule: z.string().nullable(),
      label: z.string(),
      evidence: textSpan,
      arrangement: z.string().nullable(),
      place: z.string().nullable(),
    }),
  ),
  brackets: z.array(
    z.strictObject({
      id: z.string(),
      start: z.int(),
      end: z.int(),
      text: z.string(),
      place: z.string().nullable(),
      state: z.enum(['oneOf', 'disputed']),
      options: z.array(textSpan),
      note: z.string().nullable(),
      reservations: z.array(z.string()),
      provision: z.string(),
    }),
  ),
  dates: z.array(date),
  diagnostics: z.array(z.looseObject({ code: z.string(), severity: z.string(), message: z.string() })),
});

const corpus = z.strictObject({
  schema: z.literal('casus-corpus-answer/1'),
  state: z.string(),
  total: z.int(),
  read: z.int(),
  before: z.int(),
  stopped: z.boolean(),
  statements: z.int(),
  failed: z.array(z.strictObject({ path: z.string(), diagnostics: z.array(z.looseObject({ code: z.string() })) })),
  duplicates: z.array(z.strictObject({ documents: z.array(z.string()), containment: z.number().min(0).max(1) })),
  joined: z.array(
    z.strictObject({
      actor: z.string(),
      stance: z.string(),
      witnesses: z.array(
        z.strictObject({
          document: z.int(),
          path: z.string(),
          statement: z.looseObject({ id: z.string(), speaker: z.string(), line: z.int(), content: z.string() }),
        }),
      ),
    }),
  ),
});

const power = z.looseObject({
  method: z.string(),
  exact: z.boolean(),
  bound: z.number(),
  reasons: z.array(z.string()),
  quota: z.number().optional(),
  total: z.number().optional(),
  rule: z.string().optional(),
  winningCoalitions: count,
  members: z.array(
    z.looseObject({ name: z.string(), weight: z.number().optional(), swings: count, vetoer: z.boolean() }),
  ),
});

const deadlock = z.looseObject({
  feasible: z.boolean(),
  minimalConflicts: z.array(z.array(z.union([z.string(), z.number()]))),
  minimalConcessions: z.array(
    z.looseObject({ redLines: z.array(z.union([z.string(), z.number()])), weight: z.number() }),
  ),
  complete: z.boolean(),
  packages: z.array(z.looseObject({})),
  agreement: z.enum(['certain', 'possible', 'excluded', 'unknown']),
  budget: z.strictObject({ limit: z.int(), steps: z.number(), used: z.number() }),
  certificates: z.strictObject({
    concessions: z.array(z.union([z.array(z.int()), z.null()])),
    conflicts: z.array(z.array(z.int())),
  }),
});

const counted = z.int().min(0);
const code = z.strictObject({
  document: z.string(),
  coder: z.string(),
  file: z.string(),
  proposals: counted,
  accepted: counted,
  edited: counted,
  rejected: counted,
  skipped: counted,
  added: counted,
  open: counted,
});
const alpha = z.number().max(1).nullable();
const coded = z.looseObject({ id: z.string(), fields: z.looseObject({ actor: z.string(), stance: z.string() }) });
const agreement = z.strictObject({
  document: z.string(),
  pairs: z.array(
    z.strictObject({
      first: z.string(),
      second: z.string(),
      agreement: z.strictObject({
        matched: counted,
        onlyFirst: counted,
        onlySecond: counted,
        spanF1: z.number().min(0).max(1).nullable(),
        actor: alpha,
        stance: alpha,
        stanceOrdinal: alpha,
        provision: alpha,
      }),
      merge: z.strictObject({
        agreed: z.array(coded),
        differing: z.array(z.strictObject({ first: coded, second: coded, fields: z.array(z.string()) })),
        onlyFirst: z.array(coded),
        onlySecond: z.array(coded),
      }),
    }),
  ),
});

const version = z.int().min(1);
const codebook = z.strictObject({
  dossier: z.string(),
  version: z.int().min(0),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      definition: z.string().optional(),
      issue: z.string(),
      decisions: z.int().min(0),
    }),
  ),
  history: z.array(z.strictObject({ version, by: z.string(), at: z.string(), change: codebookChangeSchema })),
  unrecorded: z.array(codebookChangeSchema),
  decisions: z.array(
    z.strictObject({
      statement: z.string(),
      coder: z.string(),
      decision: z.enum(['accept', 'edit', 'reject', 'skip', 'add']),
      provision: z.string().nullable(),
      version: version.nullable(),
    }),
  ),
  stale: z.array(
    z.strictObject({
      statement: z.string(),
      provision: z.string(),
      now: z.string().nullable(),
      choices: z.array(z.string()),
      because: z.array(version),
    }),
  ),
});

const likeness = z.strictObject({
  respect: z.string(),
  draft: z.string(),
  precedent: z.string(),
  likeness: z.number().min(0).max(1),
});
const nearest = z.strictObject({
  draft: catalogueEntrySchema,
  near: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      year: z.int().nullable(),
      score: z.number().min(0).max(1),
      alike: z.array(likeness),
      apart: z.array(likeness),
    }),
  ),
});

const modelResult = z.strictObject({
  label: z.string(),
  value: z.number(),
  unit: z.enum(['chance', 'hours', 'number']),
});
const model = z.union([
  z.strictObject({ models: z.array(z.strictObject({ name: z.string(), question: z.string() })) }),
  z.strictObject({
    model: z.string(),
    inputs: z.unknown(),
    inputsFrom: z.literal('you'),
    results: z.array(modelResult),
    notes: z.array(z.string()),
  }),
]);

const coalitionRange = z.strictObject({
  always: z.strictObject({ sets: coalitions, complete: z.boolean() }),
  possibly: z.strictObject({ sets: coalitions, complete: z.boolean() }),
  byItself: z.enum(['always', 'possibly']).optional(),
});
const procedure = z.looseObject({
  arrangement: z.string(),
  procedure: z.string(),
  polarity: z.enum(['acts', 'keeps']),
  kind: z.string(),
  blockers,
  blocking: coalitionRange,
  winning: coalitionRange,
  action: bounds,
  attained: z.boolean(),
  delay: hours.optional(),
  stages: z.array(
    z.looseObject({ procedure: z.string(), stage: z.string(), adoption: z.looseObject({}), delay: hours }),
  ),
  unreachable: z.array(
    z.strictObject({ procedure: z.string(), stage: z.string(), because: z.enum(['never', 'nothing']) }),
  ),
  scenarios: z.array(z.looseObject({ name: z.string(), outcome: z.string(), passes: z.boolean() })),
  times: z
    .union([
      z.strictObject({
        exact: z.literal(true),
        hours: z.array(z.number()),
        acted: z.array(z.number()),
        failed: z.array(z.number()),
        open: z.number(),
        meanHours: z.number().optional(),
      }),
      z.strictObject({ exact: z.literal(false), reason: z.string() }),
    ])
    .optional(),
  now: z.union([z.literal('over'), z.looseObject({ stage: z.string(), settled: z.string() })]).optional(),
  events: z.array(z.string()),
});

/** Command → schema of its answer with --json. */
export const OUTPUT_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  atop: z.union([
    z.strictObject({ rows: z.array(z.record(z.string(), z.string())) }),
    z.strictObject({ arrangement: z.string() }),
  ]),
  agreement,
  backup: z.strictObject({ file: z.string(), bytes: z.int(), dossiers: z.int() }),
  brief,
  code,
  codebook,
  export: statementsFileSchema,
  catalog: z.union([catalogueSchema, nearest]),
  check: z.strictObject({
    arrangement: z.string(),
    situations: z.array(z.string()),
    findings: z.array(finding),
  }),
  compare,
  deadlock,
  draft: z.strictObject({
    arrangement: z.looseObject({ casus: z.literal(1), id: z.string() }),
    notPlaced: z.array(textSpan),
  }),
  model,
  packages: z.looseObject({}),
  power,
  procedure,
  read: z.union([read, corpus]),
  restore: z.strictObject({ file: z.string(), dossiers: z.int(), id: z.string().optional() }),
  rule,
  stability: z.looseObject({}),
};

/** The same as JSON Schema 2020-12 for programs in other languages. */
export function exportOutputSchema(command: string): unknown {
  const schema = OUTPUT_SCHEMAS[command];
  if (schema === undefined) throw new RangeError(`no schema for '${command}'`);
  return { title: `What casus ${command} --json answers`, ...z.toJSONSchema(schema) };
}
