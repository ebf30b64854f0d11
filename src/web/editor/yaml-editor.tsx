import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../engine/questions.ts';
import { words } from '../words.ts';
import type { CodeEditor } from './code-editor.ts';

interface YamlEditorProps {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  readonly line: number | undefined;
  readonly onChange: (text: string) => void;
}

/** The text of an arrangement; the editor comes when it is first needed. */
export function YamlEditor({ text, problems, readOnly, line, onChange }: YamlEditorProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | undefined>(undefined);
  const change = useRef(onChange);
  change.current = onChange;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let left = false;
    void import('./code-editor.ts').then(({ createCodeEditor }) => {
      if (left || host.current === null) return;
      const label = words.arrangements.editor;
      editor.current = createCodeEditor({
        host: host.current,
        text,
        label,
        readOnly,
        onChange: (next) => change.current(next),
      });
      setReady(true);
    });
    return () => {
      left = true;
      editor.current?.destroy();
      editor.current = undefined;
    };
  }, [readOnly]);
  useEffect(() => editor.current?.setText(text), [text, ready]);
  useEffect(() => editor.current?.setProblems(problems), [problems, ready]);
  useEffect(() => {
    if (ready && line !== undefined) editor.current?.showLine(line);
  }, [line, ready]);
  return (
    <>
      {!ready && <p class="muted">{words.arrangements.editorLoading}</p>}
      <div ref={host} class="editor" data-ready={ready ? 'yes' : 'no'} />
    </>
  );
}
