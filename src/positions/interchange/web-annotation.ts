// Confirmed statements as W3C Web Annotations (Recommendation of 23 February 2017), one annotation a statement.
// TextPositionSelector counts Unicode code points, as section 4.2.5 asks, where our spans count UTF-16 units.
import type { ConfirmedStatement } from '../schema.ts';

const AROUND = 32;

/** Offset in UTF-16 units → code points before it. Linear once, then logarithmic. */
function codePointCounter(text: string): (offset: number) => number {
  const lows: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xdc00 && unit < 0xe000 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) lows.push(at);
  }
  return (offset) => {
    let [low, high] = [0, lows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lows[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

export interface AnnotationOptions {
  /** IRI of the document; ids of annotations are fragments of it. */
  readonly source: string;
  /** The canonical text that the spans count in. */
  readonly text: string;
  /** The canonical text's own IRI, if it is published apart from the source. */
  readonly label?: string;
}

function bodiesOf(one: ConfirmedStatement): readonly unknown[] {
  const tag = (key: string, value: string): unknown => ({
    type: 'TextualBody',
    purpose: 'tagging',
    format: 'text/plain',
    value: `${key}:${value}`,
  });
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['onBehalfOf', one.onBehalfOf],
    ['provision', one.provision],
    ['condition', one.condition],
    ['via', one.via],
  ];
  return [
    { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: one.stance },
    tag('actor', one.actor),
    tag('speaker', one.speaker),
    tag('kind', one.kind),
    ...optional.flatMap(([key, value]) => (value === undefined ? [] : [tag(key, value)])),
    ...(one.note === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: one.note }]),
  ];
}

/** An AnnotationPage as plain data, to be printed as JSON. Cost: linear. */
export function webAnnotationsOf(statements: readonly ConfirmedStatement[], options: AnnotationOptions): unknown {
  const { source, text, label } = options;
  const points = codePointCounter(text);
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${source}#annotations`,
    type: 'AnnotationPage',
    ...(label === undefined ? {} : { label }),
    items: statements.map((one) => ({
      id: `${source}#statement-${one.id}`,
      type: 'Annotation',
      motivation: 'classifying',
      ...(one.confirmedAt === undefined ? {} : { created: one.confirmedAt }),
      ...(one.confirmedBy === undefined ? {} : { creator: { type: 'Person', name: one.confirmedBy } }),
      body: bodiesOf(one),
      target: {
        source,
        selector: [
          { type: 'TextPositionSelector', start: points(one.span.start), end: points(one.span.end) },
          {
            type: 'TextQuoteSelector',
            exact: text.slice(one.span.start, one.span.end),
            prefix: text.slice(Math.max(0, one.span.start - AROUND), one.span.start),
            suffix: text.slice(one.span.end, one.span.end + AROUND),
          },
        ],
      },
    })),
  };
}
