// Every picture of a brief, drawn once for the page, the printed page and files of their own.
import type { BriefAnnex } from './brief-annex.ts';
import type { Brief, BriefDifference, BriefSituation } from './brief-model.ts';
import { drawBars } from './pictures/bars.ts';
import { drawBlockingSets } from './pictures/blocking-sets.ts';
import { drawChamber, type SeatBallot } from './pictures/chamber.ts';
import { drawFrontier } from './pictures/frontier.ts';
import type { Drawing } from './pictures/picture.ts';
import { drawMatrix } from './pictures/positions-matrix.ts';
import { drawPower } from './pictures/power-bars.ts';
import { drawProcedure } from './pictures/procedure.ts';
import { drawTimeline } from './pictures/timeline.ts';
import { capitalise } from './wording.ts';

/** The part of the brief that a picture belongs to. */
export type PicturePlace = 'positions' | 'situation' | 'difference' | 'arrangement' | 'negotiation';

export interface BriefPicture {
  /** Unique in the brief; also the name of its file. */
  readonly id: string;
  readonly place: PicturePlace;
  /** Which situation, difference or arrangement, counted from 0; 0 elsewhere. */
  readonly at: number;
  readonly drawing: Drawing;
  /** What it shows, where the heading above says of what. */
  readonly caption?: string;
}

const SEAT_BALLOTS: readonly SeatBallot[] = ['for', 'abstain', 'absent', 'against', 'open'];
/** Above this a chamber cannot be read. */
const MOST_SEATS = 60;

function drawSituation({ situation, rows }: BriefSituation): readonly Drawing[] {
  if (!rows.some(({ activation }) => activation.min !== undefined)) return [];
  const bars = rows.map(({ title, activation: { text, min, max } }) => ({
    name: title,
    label: text,
    ...(min === undefined || max === undefined ? {} : { min, max }),
  }));
  return [drawBars({ kind: 'bars', title: `Activation, lowest to highest: ${situation}`, rows: bars })];
}

function drawDifference({ seats, idle }: BriefDifference): readonly Drawing[] {
  if (seats === undefined || seats.length > MOST_SEATS) return [];
  const under = `under ${idle ?? 'the second'}`;
  const drawn = seats.map(({ ballot, ...seat }) => ({
    ...seat,
    ballot: SEAT_BALLOTS.find((known) => known === ballot) ?? 'open',
  }));
  const title = `The ballots on which the two part, ${under}`;
  return [drawChamber({ title, seats: drawn, outcome: 'Blocked', rule: under, tone: 'danger' })];
}

/** The same picture under a name that says what it is of. */
function named(drawing: Drawing, title: string): Drawing {
  return { ...drawing, parts: { ...drawing.parts, title }, data: { ...drawing.data, caption: title } };
}

function about(subject: string, title: string): string {
  return `${subject}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** In the order of the brief. Cost: linear in what is drawn. */
export function drawBriefPictures(brief: Brief, annex: BriefAnnex): readonly BriefPicture[] {
  const { matrix, timeline, frontier, arrangements } = annex;
  const many = (
    place: PicturePlace,
    stem: string,
    drawings: readonly (readonly Drawing[])[],
  ): readonly BriefPicture[] =>
    drawings.flatMap((own, at) => own.map((drawing) => ({ id: `${stem}-${at + 1}`, place, at, drawing })));
  const one = (place: PicturePlace, id: string, drawing: Drawing): readonly BriefPicture[] => [
    { id, place, at: 0, drawing },
  ];
  const each = arrangements.flatMap(({ title, procedure, blocking, power }, at): readonly BriefPicture[] => {
    const picture = (kind: string, drawing: Drawing, words: string): BriefPicture => ({
      id: `${kind}-${at + 1}`,
      place: 'arrangement',
      at,
      drawing: named(drawing, about(title, words)),
      caption: capitalise(words),
    });
    return [
      ...(procedure === undefined ? [] : [picture('procedure', drawProcedure(procedure), 'how it decides')]),
      ...(blocking === undefined ? [] : [picture('blocking', drawBlockingSets(blocking), blocking.title)]),
      ...(power === undefined ? [] : [picture('power', drawPower(power), power.title)]),
    ];
  });
  return [
    ...(matrix === undefined ? [] : one('positions', 'positions', drawMatrix(matrix))),
    ...(timeline === undefined ? [] : one('positions', 'timeline', drawTimeline(timeline))),
    ...many('situation', 'bars', brief.activation.map(drawSituation)),
    ...many('difference', 'seats', brief.differences.map(drawDifference)),
    ...each,
    ...(frontier === undefined ? [] : one('negotiation', 'frontier', drawFrontier(frontier))),
  ];
}
