// What a brief shows and cites beyond its sentences: the sources and the pictures. A terminal needs none of it.
import { type Dossier, nameOf, nameWords } from '../dossier/index.ts';
import { assembleArrangement } from './assemble-arrangement.ts';
import { dossierOfArrangement, knownActors, type LoneArrangement } from './assemble-brief.ts';
import { exploreNegotiation } from './explore-negotiation.ts';
import type { BlockingSets } from './pictures/blocking-sets.ts';
import type { FrontierPicture } from './pictures/frontier.ts';
import type { PositionsMatrix } from './pictures/positions-matrix.ts';
import type { PowerBars } from './pictures/power-bars.ts';
import type { ProcedureDiagram } from './pictures/procedure.ts';
import type { Timeline } from './pictures/timeline.ts';

export interface BriefSource {
  readonly title: string;
  readonly date?: string;
  /** Who published it, or its address, as the dossier says. */
  readonly source?: string;
}

export interface ArrangementPictures {
  readonly id: string;
  readonly title: string;
  readonly procedure?: ProcedureDiagram;
  readonly blocking?: BlockingSets;
  /** Left out where every seat weighs the same. */
  readonly power?: PowerBars;
}

export interface BriefAnnex {
  readonly sources: readonly BriefSource[];
  readonly matrix?: PositionsMatrix;
  readonly timeline?: Timeline;
  readonly frontier?: FrontierPicture;
  readonly arrangements: readonly ArrangementPictures[];
}

export const NO_ANNEX: BriefAnnex = { sources: [], arrangements: [] };

/** More names than this are a table, not a picture. */
const MOST_NAMES = 40;

function timelineOf(dossier: Dossier): Timeline {
  const items = dossier.statements.map(({ actor, date, stance, text }) => ({
    actor: nameOf(dossier, actor),
    ...(date === undefined ? {} : { date }),
    stance,
    words: text,
  }));
  return { title: 'Statements over time', items };
}

function picturesOf(dossier: Dossier): readonly ArrangementPictures[] {
  const known = knownActors(dossier);
  const name = (id: string): string => nameOf(known, id);
  const rename = nameWords(known);
  const [situation] = dossier.situations;
  return dossier.arrangements.map(({ arrangement }) => {
    const { id, title, pictures } = assembleArrangement({ arrangement, situation, name, rename, brief: true });
    const { procedure, blocking, power } = pictures;
    const drawn = blocking !== undefined && new Set(blocking.sets.flat()).size <= MOST_NAMES;
    return {
      id,
      title,
      ...(procedure === undefined ? {} : { procedure }),
      ...(drawn ? { blocking } : {}),
      ...(power === undefined || 'words' in power ? {} : { power }),
    };
  });
}

/** Cost: one assessment per arrangement, and one answer of the negotiation. */
export function assembleAnnex(dossier: Dossier): BriefAnnex {
  const { matrix, negotiation } = exploreNegotiation(dossier);
  const frontier = negotiation?.frontier;
  return {
    sources: dossier.documents.map(({ title, date, source }) => ({
      title,
      ...(date === undefined ? {} : { date }),
      ...(source === undefined ? {} : { source }),
    })),
    ...(matrix.cells.length === 0 ? {} : { matrix }),
    ...(dossier.statements.length === 0 ? {} : { timeline: timelineOf(dossier) }),
    ...(frontier === undefined ? {} : { frontier }),
    arrangements: picturesOf(dossier),
  };
}

/** The pictures of one arrangement file. */
export function assembleArrangementAnnex(opened: LoneArrangement): BriefAnnex {
  return { sources: [], arrangements: picturesOf(dossierOfArrangement(opened)) };
}
