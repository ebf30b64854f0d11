import type { Brief } from '../../src/report/index.ts';

const rows = [
  [
    'istanbul-communique',
    'Istanbul, 29 March text',
    'nobody: each guarantor decides',
    'ok',
    0.97,
    1,
    '97–100 %',
    '0–3 days',
  ],
  [
    'istanbul-russian',
    'Istanbul, Russian text',
    'any of 11, Russia (adversary) among them',
    'danger',
    0,
    0.02,
    '0–2 %',
    '0 days – never',
  ],
  ['equal-participation', 'Equal participation', 'rule unspecified', 'open', 0, 1, '0–100 %', 'unspecified'],
  [
    'western-framework',
    'Western framework',
    'waits for a ceasefire that Russia controls',
    'danger',
    0,
    1,
    '0–100 %',
    'unspecified',
  ],
] as const;

/** A made-up brief with every part filled, a hostile quotation among them. */
export const FIXTURE: Brief = {
  title: 'Ukraine 2025',
  subtitle: 'as of 20 October 2025',
  headline:
    'Under the rule Moscow asks for, Russia alone could stop help to Ukraine. Under the March text it could not; the Western framework waits for a ceasefire that Russia controls.',
  facts: ['1 document · 16 statements confirmed', '4 arrangements · 2 situations'],
  positions: [
    {
      quote: 'would accept guarantees only if the five powers took part on equal terms',
      actor: 'Russia',
      stance: 'demands',
      provision: 'membership',
      place: 'press page, line 5',
    },
    {
      quote: 'no role for Moscow <script>alert(1)</script> in drawing up the arrangement',
      actor: 'Western allies',
      stance: 'reject',
      provision: 'membership',
      place: 'press page, line 7',
    },
    {
      quote: 'Україна готова до переговорів про гарантії',
      actor: 'Ukraine',
      stance: 'accepts',
      provision: 'talks',
      place: 'press page, line 9',
    },
  ],
  morePositions: '13 more in the table of statements. 2 actors unnamed.',
  activation: ['Attack by Russia', 'Disputed incident'].map((situation) => ({
    situation,
    assumption: 'guarantors vote for with 95 %, the adversary with 2 %',
    rows: rows.map(([arrangement, title, text, tone, min, max, label, delay]) => ({
      arrangement,
      title,
      whoCanBlock: { text, tone },
      ...(tone === 'danger' ? { smallestSets: '11 sets of one' } : {}),
      activation: { text: label, min, max, tone: max - min > 0.5 ? ('open' as const) : ('plain' as const) },
      delay: { text: delay, tone: delay === 'unspecified' ? ('open' as const) : ('plain' as const) },
      findings: tone === 'danger' ? '3 hazards · 4 gaps' : '2 gaps',
      ...(arrangement === 'istanbul-russian' ? { difference: 'all guarantors must agree' } : {}),
    })),
  })),
  differences: [
    {
      a: 'Istanbul, 29 March text',
      b: 'Istanbul, Russian text',
      sentence: 'each guarantor decides for itself; all must agree.',
      ballot: 'ten for, Russia against: ten states act / nobody acts.',
    },
  ],
  noDeal: {
    text: 'Three demands cannot all hold: Russia votes on activation; no role for Russia; the adversary cannot stop activation.',
  },
  open: {
    count: 23,
    top: [
      { label: 'who finds that an attack has happened', effect: 'up to 59 points' },
      { label: 'what silence counts as', effect: 'up to 11 points' },
    ],
  },
  findings: [
    {
      id: 'L01',
      tier: 'hazard',
      claim: 'The adversary can stop help against itself.',
      place: 'Istanbul, Russian text',
    },
    { id: 'L08', tier: 'gap', claim: 'Nobody is named to find that an attack has happened.', place: 'all four' },
  ],
  notes: ['Bounds run over everything that the texts leave open. Probabilities are assumptions of the situation file.'],
};
