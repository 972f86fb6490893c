/** A teacher's resources or exercises in a table: searched by title, sorted, opened, copied, binned. */
import { useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import { PublishState, publishWord } from './publish-state.tsx'

export interface ListedThing {
  readonly id: string
  readonly title: string
  readonly subjectCode: string | null
  readonly updatedAt: string
  readonly publishedAt: string | null
  readonly hasChanges: boolean
}

export interface ThingsTableProps<Thing extends ListedThing> {
  caption: string
  things: readonly Thing[]
  /** Where a thing is written; null for what is only to be copied. */
  hrefOf: (thing: Thing) => string | null
  /** Columns between the subject and the state. */
  more: readonly Column<Thing>[]
  /** `/api/resources` or `/api/exercises`. */
  door: string
  copy: (thing: Thing) => Promise<ApiResult<unknown>>
  onChange: () => void
}

function useThingActs<Thing extends ListedThing>(props: ThingsTableProps<Thing>) {
  const { copy, onChange, door } = props
  const words = useWords('write').lists
  const act = useAct()
  const [leaving, setLeaving] = useState<Thing | null>(null)
  return {
    act,
    leaving,
    setLeaving,
    duplicate: (thing: Thing): void => {
      void act.run(
        () => copy(thing),
        () => {
          toast({ text: words.copied({ title: thing.title }) })
          onChange()
        },
      )
    },
    remove: (thing: Thing): void => {
      void act.run(
        () => callApi(`${door}/${thing.id}`, { method: 'DELETE' }),
        () => {
          setLeaving(null)
          toast({ text: words.deleted({ title: thing.title }) })
          onChange()
        },
      )
    },
  }
}

function useColumns<Thing extends ListedThing>(
  { hrefOf, more }: ThingsTableProps<Thing>,
  acts: { duplicate: (thing: Thing) => void; setLeaving: (thing: Thing) => void },
): Column<Thing>[] {
  const words = useWords('write').lists
  const format = useFormat()
  return [
    {
      key: 'title',
      header: words.title,
      text: (thing) => thing.title,
      cell: (thing) => {
        const href = hrefOf(thing)
        return href === null ? thing.title : <PageLink href={href}>{thing.title}</PageLink>
      },
      sort: (thing) => thing.title,
    },
    {
      key: 'subject',
      header: words.subject,
      text: (thing) => thing.subjectCode ?? '',
      cell: (thing) =>
        thing.subjectCode && <SubjectMark subject={subjectKindOf(thing.subjectCode)} />,
      sort: (thing) => thing.subjectCode,
    },
    ...more,
    {
      key: 'state',
      header: words.state,
      text: (thing) => publishWord(thing, words),
      cell: (thing) => <PublishState thing={thing} />,
      sort: (thing) => publishWord(thing, words),
    },
    {
      key: 'updated',
      header: words.updated,
      text: (thing) => format.nearDay(thing.updatedAt),
      sort: (thing) => thing.updatedAt,
    },
    {
      key: 'acts',
      header: words.acts,
      control: true,
      text: () => '',
      cell: (thing) => (
        <Menu
          label={words.actsFor({ title: thing.title })}
          signOnly
          items={[
            { label: words.duplicate, sign: 'copy', onSelect: () => acts.duplicate(thing) },
            ...(hrefOf(thing) === null
              ? []
              : [{ label: words.delete, danger: true, onSelect: () => acts.setLeaving(thing) }]),
          ]}
        />
      ),
    },
  ]
}

/** More titles than this are searched rather than read. */
const searchFrom = 8

export function ThingsTable<Thing extends ListedThing>(props: ThingsTableProps<Thing>) {
  const { caption, things } = props
  const words = useWords('write').lists
  const [search, setSearch] = useState('')
  const acts = useThingActs(props)
  const { act, leaving, setLeaving, remove } = acts
  const columns = useColumns(props, acts)
  const found = things.filter((thing) => matchesSearch(search, [thing.title]))
  return (
    <>
      {act.refusal && leaving === null && <ErrorView refusal={act.refusal} live />}
      <Table
        caption={caption}
        dense
        columns={columns}
        rows={found}
        rowKey={(thing) => thing.id}
        sort={{ key: 'updated', way: 'down' }}
        empty={<p>{words.noMatch}</p>}
        tools={
          things.length >= searchFrom && (
            <SearchField label={words.search} value={search} onValue={setSearch} />
          )
        }
      />
      <ConfirmDialog
        open={leaving !== null}
        title={words.deleteTitle({ title: leaving?.title ?? '' })}
        confirmText={words.delete}
        busy={act.busy}
        onConfirm={() => leaving !== null && remove(leaving)}
        onClose={() => {
          act.forget()
          setLeaving(null)
        }}
      >
        <p>{words.deleteMeans}</p>
        {act.refusal?.code === 'in_use' && <Notice kind="attention" title={words.inUse} live />}
        {act.refusal && act.refusal.code !== 'in_use' && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </>
  )
}
