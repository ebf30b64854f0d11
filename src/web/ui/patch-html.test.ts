import { expect, it } from 'vitest';
import { splitChildren } from './patch-html.ts';

it('finds the children of a piece of markup', () => {
  expect(splitChildren('a &lt; b<g x="1"><path d=""/><g><g></g></g></g><circle/> c')).toEqual([
    'a &lt; b',
    '<g x="1"><path d=""/><g><g></g></g></g>',
    '<circle/>',
    ' c',
  ]);
});
