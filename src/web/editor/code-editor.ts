// CodeMirror for YAML, loaded only when somebody opens a text. It lives in a shadow root: there its styles are adopted
// sheets, which the page's content policy allows.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from '../engine/questions.ts';

export interface CodeEditor {
  /** Replaces the text when it differs from what is shown; the cursor stays where it can. */
  readonly setText: (text: string) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
  readonly showLine: (line: number) => void;
  readonly destroy: () => void;
}

export interface CodeEditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

const LOOK = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '0.86rem' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--card)', color: 'var(--soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'var(--accent-soft)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused': { outline: '3px solid var(--accent)' },
  // The library draws these with images from data addresses, which the content policy forbids.
  '.cm-lintRange-error, .cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--danger) 1px',
  },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--open-line)' },
  '.cm-lint-marker-error': { content: '"×"', color: 'var(--danger)', fontWeight: '700' },
  '.cm-lint-marker-warning': { content: '"?"', color: 'var(--open-ink)', fontWeight: '700' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)' },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: tags.separator, color: 'var(--soft)' },
  { tag: [tags.brace, tags.squareBracket, tags.punctuation], color: 'var(--soft)' },
]);

function toDiagnostics(problems: readonly Problem[], length: number): readonly Diagnostic[] {
  return problems.flatMap(({ span, severity, message, help, code }) => {
    if (span === undefined) return [];
    const from = Math.min(span.start, length);
    const to = Math.min(Math.max(span.end, from), length);
    return [{ from, to, severity, message: `${message}${help === undefined ? '' : ` — ${help}`}`, source: code }];
  });
}

export function createCodeEditor({ host, text, label, readOnly, onChange }: CodeEditorOptions): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  let quiet = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        lintGutter(),
        yaml(),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorState.readOnly.of(readOnly),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) onChange(update.state.doc.toString());
        }),
        LOOK,
      ],
    }),
  });
  return {
    setText: (next) => {
      const before = view.state.doc.toString();
      if (before === next) return;
      let start = 0;
      while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
      let end = 0;
      const most = Math.min(before.length, next.length) - start;
      while (end < most && before[before.length - 1 - end] === next[next.length - 1 - end]) end += 1;
      quiet = true;
      view.dispatch({
        changes: { from: start, to: before.length - end, insert: next.slice(start, next.length - end) },
      });
      quiet = false;
    },
    setProblems: (problems) =>
      view.dispatch(setDiagnostics(view.state, toDiagnostics(problems, view.state.doc.length))),
    showLine: (line) => {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    },
    destroy: () => view.destroy(),
  };
}
