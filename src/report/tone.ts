/** 'open' marks what the sources leave unspecified; it is never shown as a number. */
export type Tone = 'plain' | 'ok' | 'danger' | 'open';

export interface ToneText {
  readonly text: string;
  readonly tone: Tone;
}
