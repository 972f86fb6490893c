/** The groups of the year: pupils of several classes who learn something together. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { NameDialog } from './name-dialog.tsx'

interface GroupSummary {
  readonly id: string
  readonly name: string
  readonly pupilCount: number
}

function CreateGroup({ uai }: { uai: string }) {
  const words = useWords('classes')
  const [open, setOpen] = useState(false)
  const [, navigate] = useLocation()
  return (
    <>
      <Button sign="plus" onClick={() => setOpen(true)}>
        {words.groups.create}
      </Button>
      {open && (
        <NameDialog
          title={words.form.groupTitle}
          hint={words.form.groupHint}
          withLevel={false}
          submitText={words.form.create}
          save={({ name }) =>
            callApi<{ id: string }>(`/api/schools/${uai}/groups`, { body: { name } })
          }
          onSaved={({ id }, name) => {
            toast({ text: words.form.created({ name }) })
            navigate(pagePaths.groupPage(uai, id))
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

export function GroupList({ school }: { school: MySchool }) {
  const words = useWords('classes').groups
  const format = useFormat()
  const loaded = useLoad(`groups ${school.uai}`, (signal) =>
    callApi<{ groups: GroupSummary[] }>(`/api/schools/${school.uai}/groups`, { signal }),
  )
  const mayOpen = mayIn(school, ['roster', 'follow'])
  const columns: Column<GroupSummary>[] = [
    {
      key: 'name',
      header: words.columns.name,
      text: (one) => one.name,
      cell: (one) =>
        mayOpen ? (
          <PageLink href={pagePaths.groupPage(school.uai, one.id)}>{one.name}</PageLink>
        ) : (
          one.name
        ),
      sort: (one) => one.name,
    },
    {
      key: 'pupils',
      header: words.columns.pupils,
      numeric: true,
      text: (one) => format.number(one.pupilCount),
      sort: (one) => one.pupilCount,
    },
  ]
  return (
    <LoadView loaded={loaded} label={words.caption}>
      {({ groups }) => (
        <Table
          caption={words.caption}
          dense
          copyable
          columns={columns}
          rows={groups}
          rowKey={(one) => one.id}
          sort={{ key: 'name', way: 'up' }}
          tools={mayIn(school, ['roster']) && <CreateGroup uai={school.uai} />}
          empty={<EmptyState drawing={<PlaneTree />}>{words.empty}</EmptyState>}
        />
      )}
    </LoadView>
  )
}
