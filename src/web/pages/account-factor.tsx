// The second factor: switched on with a password and a first code, renewed and switched off with a password.
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { encode } from 'uqr';
import { type Account, confirmFactor, newCodes, type NewFactor, startFactor, stopFactor } from '../account-api.ts';
import { Card } from '../ui/parts.tsx';
import { fill } from '../words.ts';
import { accountWords } from '../words-account.ts';
import { AccountForm } from './account-form.tsx';

/** Points of free space around the code. @source ISO/IEC 18004 section 5.3.8 */
const QUIET = 4;

/** Dark on white in every theme: what reads it is a camera. Nothing is asked of anybody to draw it. */
function QrCode({ text }: { readonly text: string }): JSX.Element {
  const { size, path } = useMemo(() => {
    const { data, size: width } = encode(text, { ecc: 'M', border: QUIET });
    const points = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { size: width, path: points.join('') };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={accountWords.picture}
      width="224"
      height="224"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Groups of four are read and typed without losing the place. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

function Codes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const copy = (): void => {
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <>
      <h3 ref={head} tabIndex={-1}>
        {accountWords.codes}
      </h3>
      <p>{accountWords.codesLead}</p>
      <ul class="names">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" onClick={copy}>
          {accountWords.copy}
        </button>
        <button type="button" class="main" onClick={onKept}>
          {accountWords.kept}
        </button>
      </div>
      <p class="muted" role="status">
        {copied && accountWords.copied}
      </p>
    </>
  );
}

interface StepProps {
  readonly factor: NewFactor;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}

function Confirm({ factor, onDone, onLeave }: StepProps): JSX.Element {
  const secret = new URL(factor.totpURI).searchParams.get('secret') ?? '';
  return (
    <>
      <p>{accountWords.scan}</p>
      <QrCode text={factor.totpURI} />
      <p>
        {accountWords.secret} <code>{grouped(secret)}</code>
      </p>
      <AccountForm
        label={accountWords.factor}
        fields={[{ name: 'code', label: accountWords.code, type: 'text', autocomplete: 'one-time-code' }]}
        send={accountWords.confirm}
        begin
        onLeave={onLeave}
        onSend={async ({ code = '' }) => {
          await confirmFactor(code);
          onDone();
          return undefined;
        }}
      />
    </>
  );
}

type Step =
  | { readonly kind: 'rest'; readonly note?: string }
  | { readonly kind: 'ask'; readonly what: 'on' | 'off' | 'renew' }
  | { readonly kind: 'confirm'; readonly factor: NewFactor }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

interface FactorProps {
  readonly account: Account;
  /** Something changed: the account is to be asked for again. */
  readonly onChange: () => void;
}

export function Factor({ account, onChange }: FactorProps): JSX.Element {
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const first = useRef<HTMLButtonElement>(null);
  const rest = (note?: string): void => setStep(note === undefined ? { kind: 'rest' } : { kind: 'rest', note });
  const shown = useRef(step.kind);
  useEffect(() => {
    // What was pressed is gone with its step.
    if (step.kind === 'rest' && shown.current !== 'rest') first.current?.focus();
    shown.current = step.kind;
  }, [step]);
  const act = async (what: 'on' | 'off' | 'renew', password: string): Promise<undefined> => {
    if (what === 'on') setStep({ kind: 'confirm', factor: await startFactor(password) });
    else if (what === 'renew') setStep({ kind: 'codes', codes: await newCodes(password) });
    else {
      await stopFactor(password);
      rest(accountWords.isOff);
    }
    if (what !== 'on') onChange();
  };
  const asked = { on: accountWords.askOn, off: accountWords.askOff, renew: accountWords.askRenew };
  return (
    <Card title={accountWords.factor}>
      {step.kind === 'rest' && (
        <>
          <p class="muted">
            {account.secondFactor
              ? fill(accountWords.factorOn, { count: account.codesLeft ?? 0 })
              : accountWords.factorOff}
          </p>
          <div class="actions">
            {(account.secondFactor ? (['renew', 'off'] as const) : (['on'] as const)).map((what, at) => (
              <button
                key={what}
                type="button"
                ref={at === 0 ? first : null}
                onClick={() => setStep({ kind: 'ask', what })}
              >
                {{ on: accountWords.switchOn, off: accountWords.switchOff, renew: accountWords.renew }[what]}
              </button>
            ))}
          </div>
          <p class="muted" role="status">
            {step.note}
          </p>
        </>
      )}
      {step.kind === 'ask' && (
        <AccountForm
          key={step.what}
          label={accountWords.factor}
          fields={[{ name: 'password', label: asked[step.what], autocomplete: 'current-password' }]}
          send={step.what === 'off' ? accountWords.switchOff : accountWords.goOn}
          begin
          onLeave={() => rest()}
          onSend={({ password = '' }) => act(step.what, password)}
        />
      )}
      {step.kind === 'confirm' && (
        <Confirm
          factor={step.factor}
          onLeave={() => rest()}
          onDone={() => {
            setStep({ kind: 'codes', codes: step.factor.backupCodes });
            onChange();
          }}
        />
      )}
      {step.kind === 'codes' && <Codes codes={step.codes} onKept={() => rest()} />}
    </Card>
  );
}
