/** A teacher's resources or exercises in a table: sorted, opened, copied, shared, binned. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Menu, type MenuItem } from '#browser/parts/menu.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { PublishState, publishWord } from './publish-state.tsx'
import { ShareDialog } from './share-dialog.tsx'

export interface ListedThing {
  readonly id: string
  readonly title: string
  readonly subjectCode: string | null
  readonly updatedAt: string
  readonly publishedAt: string | null
  readonly hasChanges: boolean
  readonly levelLabel: string | null
  readonly tags: readonly string[]
  readonly isShared: boolean
}

export interface ThingsTableProps<Thing extends ListedThing> {
  caption: string
  things: readonly Thing[]
  /** Where a thing is written; null for what is only to be copied. */
  hrefOf: (thing: Thing) => string | null
  /** Columns between the level and the state. */
  more?: readonly Column<Thing>[]
  /** `/api/resources` or `/api/exercises`. */
  door: string
  onChange: () => void
}

/** As long as a title may be. */
const titleLengthMax = 200

function copyTitle(title: string, copyOf: (facts: { title: string }) => string): string {
  const room = titleLengthMax - copyOf({ title: '' }).length
  return copyOf({ title: title.slice(0, room) })
}

function useThingActs<Thing extends ListedThing>(props: ThingsTableProps<Thing>) {
  const { hrefOf, onChange, door } = props
  const words = useWords('write').lists
  const act = useAct()
  const [leaving, setLeaving] = useState<Thing | null>(null)
  const [sharing, setSharing] = useState<Thing | null>(null)
  return {
    act,
    leaving,
    setLeaving,
    sharing,
    setSharing,
    duplicate: (thing: Thing): void => {
      const title = hrefOf(thing) === null ? thing.title : copyTitle(thing.title, words.copyOf)
      void act.run(
        () => callApi(`${door}/${thing.id}/copy`, { body: { title } }),
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

type ThingActs<Thing extends ListedThing> = Pick<
  ReturnType<typeof useThingActs<Thing>>,
  'duplicate' | 'setLeaving' | 'setSharing'
>

function ThingMenu<Thing extends ListedThing>(props: {
  thing: Thing
  isMine: boolean
  acts: ThingActs<Thing>
}) {
  const { thing, isMine, acts } = props
  const words = useWords('write').lists
  const sharing = useWords('sharing')
  const ofMine: MenuItem[] = [
    { label: sharing.share, sign: 'person', onSelect: () => acts.setSharing(thing) },
    { label: words.delete, danger: true, onSelect: () => acts.setLeaving(thing) },
  ]
  return (
    <Menu
      label={words.actsFor({ title: thing.title })}
      signOnly
      items={[
        { label: words.duplicate, sign: 'copy', onSelect: () => acts.duplicate(thing) },
        ...(isMine ? ofMine : []),
      ]}
    />
  )
}

function useColumns<Thing extends ListedThing>(
  { hrefOf, more = [] }: ThingsTableProps<Thing>,
  acts: ThingActs<Thing>,
): Column<Thing>[] {
  const words = useWords('write').lists
  const sharing = useWords('sharing')
  const format = useFormat()
  const stateOf = (thing: Thing): string =>
    [publishWord(thing, words), ...(thing.isShared ? [sharing.shared] : [])].join(', ')
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
    {
      key: 'level',
      header: words.level,
      text: (thing) => thing.levelLabel ?? '',
      sort: (thing) => thing.levelLabel,
    },
    ...more,
    { key: 'tags', header: sharing.tags.label, text: (thing) => thing.tags.join(', ') },
    {
      key: 'state',
      header: words.state,
      text: stateOf,
      cell: (thing) => (
        <>
          <PublishState thing={thing} />
          {thing.isShared && `, ${sharing.shared}`}
        </>
      ),
      sort: stateOf,
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
      cell: (thing) => <ThingMenu thing={thing} isMine={hrefOf(thing) !== null} acts={acts} />,
    },
  ]
}

export function ThingsTable<Thing extends ListedThing>(props: ThingsTableProps<Thing>) {
  const { caption, things, door, onChange } = props
  const words = useWords('write').lists
  const acts = useThingActs(props)
  const { act, leaving, setLeaving, remove, sharing, setSharing } = acts
  const columns = useColumns(props, acts)
  return (
    <>
      {act.refusal && leaving === null && <ErrorView refusal={act.refusal} live />}
      <Table
        caption={caption}
        dense
        columns={columns}
        rows={things}
        rowKey={(thing) => thing.id}
        sort={{ key: 'updated', way: 'down' }}
      />
      {sharing !== null && (
        <ShareDialog
          title={sharing.title}
          door={`${door}/${sharing.id}`}
          onSaved={() => {
            setSharing(null)
            onChange()
          }}
          onClose={() => setSharing(null)}
        />
      )}
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
