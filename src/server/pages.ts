export interface PackedBody {
  readonly encoding: 'br' | 'gzip';
  readonly body: Uint8Array;
}

export interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Never changes under this name, so a browser may keep it. */
  readonly immutable?: boolean;
  /** The same, packed; the best first. */
  readonly packed?: readonly PackedBody[];
  /** On `/`: the page finds its own way from any address without a file's ending. */
  readonly places?: boolean;
}

/** Path (`/`, `/brief.json`, `/assets/casus.css`) → page. */
export type Pages = ReadonlyMap<string, Page>;
