/** The people that a search found. Only a complete answer is sorted otherwise than by name. */
import { useEffect } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { listName, tellingText } from '#browser/school/person-text.ts'
import type { PeoplePage } from '#contract/people.ts'
import { roleWord } from './role-words.ts'

type Found = PeoplePage['people'][number]

export interface PeopleTableProps {
  uai: string
  answer: PeoplePage
  withInactive: boolean
}

/** A pupil's class; a guardian's children, by whom namesakes are told apart. */
function Belonging({ person }: { person: Found }) {
  const words = useWords('people')
  const telling = tellingText(person)
  const isWithoutClass = person.className === null && person.roles.includes('pupil')
  return (
    <>
      {person.className}
      {isWithoutClass && <span class="soft">{words.noClass}</span>}
      {telling !== '' && <span class="people-telling">{telling}</span>}
    </>
  )
}

export function PeopleTable({ uai, answer, withInactive }: PeopleTableProps) {
  const words = useWords('people')
  const format = useFormat()
  const { people, next } = answer
  const complete = next === null
  const said = words.found({
    count: format.number(people.length),
    one: people.length === 1,
    more: !complete,
  })
  useEffect(() => announce(said), [said])
  const roles = (person: Found): string =>
    format.list((person.roles ?? []).map((role) => roleWord(words, role)))
  const columns: Column<Found>[] = [
    {
      key: 'name',
      header: words.columns.name,
      text: listName,
      cell: (person) => (
        <PageLink href={pagePaths.person(uai, person.id)}>{listName(person)}</PageLink>
      ),
      sort: complete ? listName : undefined,
    },
    {
      key: 'role',
      header: words.columns.role,
      text: roles,
      sort: complete ? roles : undefined,
    },
    {
      key: 'class',
      header: words.columns.className,
      text: (person) => [person.className, tellingText(person)].filter(Boolean).join(' · '),
      cell: (person) => <Belonging person={person} />,
      sort: complete ? (person) => person.className : undefined,
    },
  ]
  if (withInactive) {
    columns.push({
      key: 'state',
      header: words.columns.state,
      text: (person) => (person.active ? words.active : words.closed),
      sort: complete ? (person) => Number(person.active) : undefined,
    })
  }
  return (
    <Table
      caption={complete ? words.caption : words.captionFirst}
      dense
      copyable
      columns={columns}
      rows={people}
      rowKey={(person) => person.id}
    />
  )
}
