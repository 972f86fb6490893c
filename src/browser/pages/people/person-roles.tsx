/** What somebody is in the school, with which rights; the head gives and closes. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { PersonFile } from '#contract/people.ts'
import { CloseAccess } from './close-access.tsx'
import type { PersonPartProps } from './person-part.ts'
import { RightsDialog } from './rights-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { roleWithFunction } from './role-words.ts'

type PersonRole = PersonFile['roles'][number]

const rightNames = ['roster', 'cards', 'guardians', 'timetable', 'follow'] as const

function useRoleColumns(
  isHead: boolean,
  onRights: (role: PersonRole) => void,
): Column<PersonRole>[] {
  const words = useWords('people')
  const format = useFormat()
  const rightsText = ({ role, rights }: PersonRole): string => {
    if (role === 'pupil') return ''
    if (role === 'head') return words.file.allRights
    const named = rightNames.filter((right) => rights.includes(right))
    return named.length === 0
      ? words.file.noRights
      : format.list(named.map((right) => words.rights[right].name))
  }
  const columns: Column<PersonRole>[] = [
    {
      key: 'role',
      header: words.file.rolesColumns.role,
      text: (role) => roleWithFunction(words, role),
    },
    { key: 'rights', header: words.file.rolesColumns.rights, text: rightsText },
    {
      key: 'state',
      header: words.file.rolesColumns.state,
      text: ({ active }) => (active ? words.active : words.closed),
      cell: ({ active }) => (
        <span class="with-sign">
          <Sign name={active ? 'check' : 'lock'} />
          {active ? words.active : words.closed}
        </span>
      ),
    },
  ]
  if (!isHead) return columns
  return [
    ...columns,
    {
      key: 'acts',
      header: words.file.columns.acts,
      control: true,
      text: () => '',
      cell: (role) =>
        role.active &&
        (role.role === 'staff' || role.role === 'teacher') && (
          <Button onClick={() => onRights(role)}>{words.file.changeRights}</Button>
        ),
    },
  ]
}

export function PersonRoles({ school, file, onChange }: PersonPartProps) {
  const words = useWords('people').file
  const [asked, setAsked] = useState<PersonRole | 'give' | null>(null)
  // A pupil becomes a colleague only after having left as a pupil.
  const isPupil = file.roles.some(({ role, active }) => role === 'pupil' && active)
  const columns = useRoleColumns(school.isHead, setAsked)
  const done = (): void => {
    setAsked(null)
    onChange()
  }
  const dialog = { uai: school.uai, file, onDone: done, onClose: () => setAsked(null) }
  return (
    <section class="stack">
      <h2>{words.rolesTitle}</h2>
      {file.roles.length === 0 ? (
        <p class="soft">{words.rolesNone}</p>
      ) : (
        <Table
          caption={words.rolesTitle}
          hideCaption
          dense
          columns={columns}
          rows={file.roles}
          rowKey={({ role }) => role}
        />
      )}
      <div class="row">
        {school.isHead && !isPupil && (
          <Button onClick={() => setAsked('give')}>{words.giveRole}</Button>
        )}
        <CloseAccess school={school} file={file} onChange={onChange} />
      </div>
      {asked === 'give' && <RoleDialog {...dialog} />}
      {asked !== null && asked !== 'give' && <RightsDialog {...dialog} role={asked} />}
    </section>
  )
}
