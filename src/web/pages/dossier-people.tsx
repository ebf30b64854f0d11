// Shared mode, for owners: who may open the dossier, in which role; links for others; and who changed that.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Role } from '../api.ts';
import {
  type Access,
  type AccessEvent,
  invite,
  type Invited,
  loadAccess,
  type Member,
  type OpenInvitation,
  setRole,
  takeBack,
} from '../dossier-api.ts';
import { Card, Select } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { dossierWords } from '../words-dossier.ts';

const ROLES = ['reader', 'analyst', 'owner'] as const;
const WEEK = 7;
const LONGEST = 30;

export function timeOf(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

const OPTIONS = ROLES.map((value) => ({ value, label: dossierWords.roles[value] }));

function roleIn(value: string): Role {
  return ROLES.find((role) => role === value) ?? 'reader';
}

interface ChangeProps {
  /** Does something, then loads again; a refusal is shown. */
  readonly act: (work: () => Promise<unknown>) => void;
}

interface MembersProps extends ChangeProps {
  readonly id: string;
  readonly members: readonly Member[];
}

function MemberTable({ id, members, act }: MembersProps): JSX.Element {
  const [removed, setRemoved] = useState<Member | undefined>(undefined);
  const status = useRef<HTMLDivElement>(null);
  const remove = (member: Member): void =>
    act(async () => {
      await setRole(id, member.user, null);
      setRemoved(member);
      // The button that was pressed is gone with its row.
      status.current?.focus();
    });
  const back = (member: Member): void =>
    act(async () => {
      await setRole(id, member.user, member.role);
      setRemoved(undefined);
      status.current?.focus();
    });
  return (
    <>
      <table class="stack level" aria-label={dossierWords.table}>
          <thead>
            <tr>
              <th scope="col">{dossierWords.name}</th>
              <th scope="col">{dossierWords.email}</th>
              <th scope="col">{dossierWords.role}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.user}>
                <th scope="row">{member.name}</th>
                <td data-label={dossierWords.email}>{member.email}</td>
                <td data-label={dossierWords.role}>
                  <Select
                    label={fill(dossierWords.roleOf, { name: member.name })}
                    hideLabel
                    value={member.role}
                    options={OPTIONS}
                    onChange={(role) => act(() => setRole(id, member.user, roleIn(role)))}
                  />
                </td>
                <td>
                  <button
                    type="button"
                    aria-label={fill(dossierWords.removeOne, { name: member.name })}
                    onClick={() => remove(member)}
                  >
                    {dossierWords.remove}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
 </table>
      <div role="status" ref={status} tabIndex={-1}>
        {removed !== undefined && (
          <p>
            {fill(dossierWords.removed, { name: removed.name })}{' '}
            <button type="button" onClick={() => back(removed)}>
              {dossierWords.giveBack}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

function NewLink({ invited }: { readonly invited: Invited }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [invited.id]);
  const copy = (): void => {
    navigator.clipboard?.writeText(invited.url).then(
      () => setCopied(true),
      () => field.current?.select(),
    );
  };
  return (
    <>
      <label class="field">
        <span>{dossierWords.link}</span>
        <input ref={field} type="text" readOnly value={invited.url} />
      </label>
      <button type="button" onClick={copy}>
        {dossierWords.copy}
      </button>
      <p class="muted" role="status">
        {fill(dossierWords.linkHelp, { time: timeOf(invited.expires) })} {copied && dossierWords.copied}
      </p>
    </>
  );
}

function Invite({ id, act }: ChangeProps & { readonly id: string }): JSX.Element {
  const [role, setChosen] = useState<Role>('reader');
  const [days, setDays] = useState(WEEK);
  const [invited, setInvited] = useState<Invited | undefined>(undefined);
  return (
    <Card title={dossierWords.invite}>
      <form
        class="actions"
        onSubmit={(event) => {
          event.preventDefault();
          act(async () => setInvited(await invite(id, role, days)));
        }}
      >
        <Select
          label={dossierWords.inviteRole}
          value={role}
          options={OPTIONS}
          onChange={(value) => setChosen(roleIn(value))}
        />
        <label class="field-inline">
          <span>{dossierWords.inviteDays}</span>
          <input
            type="number"
            min={1}
            max={LONGEST}
            required
            value={days}
            onInput={(event) => setDays(Number(event.currentTarget.value))}
          />
        </label>
        <button type="submit" class="main">
          {dossierWords.makeLink}
        </button>
      </form>
      {invited !== undefined && <NewLink invited={invited} />}
    </Card>
  );
}

interface InvitationsProps extends ChangeProps {
  readonly id: string;
  readonly invitations: readonly OpenInvitation[];
}

function Invitations({ id, invitations, act }: InvitationsProps): JSX.Element {
  const shown = ({ role, expires }: OpenInvitation): Record<string, string> => ({
    role: dossierWords.roles[role],
    time: timeOf(expires),
  });
  return (
    <Card title={dossierWords.invitations}>
      {invitations.length === 0 && <p class="muted">{dossierWords.noInvitations}</p>}
      <ul class="plain">
        {invitations.map((each) => (
          <li key={each.id}>
            {fill(dossierWords.invitation, shown(each))}{' '}
            <button
              type="button"
              aria-label={fill(dossierWords.takeBackOne, shown(each))}
              onClick={() => act(() => takeBack(id, each.id))}
            >
              {dossierWords.takeBack}
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function sentenceOf({ what, whoName, person, role }: AccessEvent): string {
  const sentences: Readonly<Record<string, string>> = dossierWords.accessEvents;
  const values = { who: whoName, person: person ?? '', role: role === undefined ? '' : dossierWords.roles[role] };
  return fill(sentences[what] ?? what, values);
}

/** Cards for owners; every change shows at once in the trail below. */
export function DossierPeople({ id }: { readonly id: string }): JSX.Element {
  const [access, setAccess] = useState<Access | undefined>(undefined);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const load = async (): Promise<void> => setAccess(await loadAccess(id));
  const act = (work: () => Promise<unknown>): void => {
    setFailed(undefined);
    work()
      .then(load)
      .catch((error: Error) => {
        setFailed(error.message);
        // A choice that was refused goes back to what holds.
        load().catch(() => undefined);
      });
  };
  useEffect(() => act(() => Promise.resolve()), [id]);
  return (
    <>
      <p role="alert" class="danger">
        {failed}
      </p>
      {access === undefined && failed === undefined && <p class="muted">{words.shell.loading}</p>}
      {access !== undefined && (
        <>
          <Card title={dossierWords.people} wide>
            <p class="muted">{dossierWords.peopleLead}</p>
            <MemberTable id={id} members={access.members} act={act} />
          </Card>
          <Invite id={id} act={act} />
          <Invitations id={id} invitations={access.invitations} act={act} />
          <Card title={dossierWords.access} wide>
            <ul class="plain">
              {access.events.map((event) => (
                <li key={`${event.when} ${event.what} ${event.who} ${event.person ?? ''} ${event.role ?? ''}`}>
                  <span class="muted">{timeOf(event.when)}</span> {sentenceOf(event)}
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </>
  );
}
