/** One group: its pupils, who come from several classes; adding, removing, renaming. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { listName } from '#browser/school/person-text.ts'
import { SchoolPage } from '#browser/school/school-page.tsx'
import { type Chosen, useChosen } from '#browser/school/use-chosen.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'
import { chosenColumn } from './chosen-column.tsx'
import { type GroupDetail, type GroupMember, saveMembers } from './group-members.ts'
import { NameDialog } from './name-dialog.tsx'
import { classesAddress } from './tab-address.ts'
import '#browser/school/row-cards.css'
import './classes.css'

interface GroupPartProps {
  school: MySchool
  detail: GroupDetail
  onChange: () => void
}

function RenameGroup({ detail, onChange }: Omit<GroupPartProps, 'school'>) {
  const words = useWords('classes')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.one.rename}</Button>
      {open && (
        <NameDialog
          title={words.form.renameTitle({ name: detail.name })}
          hint={words.form.groupHint}
          withLevel={false}
          before={{ name: detail.name, levelLabel: null }}
          submitText={words.one.rename}
          save={({ name }) =>
            callApi(`/api/groups/${detail.id}`, { method: 'PUT', body: { name } })
          }
          onSaved={() => {
            toast({ text: words.form.renamed })
            setOpen(false)
            onChange()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function useRemoval({ detail, onChange }: GroupPartProps, chosen: Chosen<GroupMember>) {
  const words = useWords('classes').groups
  const general = useWords('general')
  const act = useAct()
  const before = detail.pupils.map(({ id }) => id)
  const undo = async (kept: readonly string[]): Promise<void> => {
    const back = await saveMembers(detail.id, before, kept)
    if (back.ok) toast({ text: words.restored })
    else toast({ text: words.undoFailed, kind: 'danger' })
    onChange()
  }
  const remove = (): void => {
    const count = chosen.rows.length
    const kept = before.filter((id) => !chosen.has(id))
    void act.run(
      () => saveMembers(detail.id, kept, before),
      () => {
        toast({
          text: words.removed({ count }),
          action: { label: general.undo, onAction: () => void undo(kept) },
        })
        onChange()
      },
    )
  }
  return { act, remove }
}

function MemberTools(props: GroupPartProps & { chosen: Chosen<GroupMember> }) {
  const { school, detail, onChange, chosen } = props
  const words = useWords('classes')
  const [adding, setAdding] = useState(false)
  const { act, remove } = useRemoval(props, chosen)
  const count = chosen.rows.length
  return (
    <div class="stack chosen-tools">
      <div class="row">
        {detail.pupils.length > 0 && (
          <>
            <CheckBox
              label={words.one.chooseAll}
              checked={chosen.all}
              mixed={count > 0 && !chosen.all}
              onChecked={chosen.toggleAll}
            />
            <span aria-live="polite" class="soft">
              {words.one.chosen({ count })}
            </span>
          </>
        )}
        {count > 0 && (
          <Button busy={act.busy} onClick={remove}>
            {words.groups.remove}
          </Button>
        )}
        <Button sign="plus" onClick={() => setAdding(true)}>
          {words.groups.add}
        </Button>
        <RenameGroup detail={detail} onChange={onChange} />
      </div>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={remove} live />}
      {adding && (
        <AddMembersDialog
          uai={school.uai}
          detail={detail}
          onDone={() => {
            setAdding(false)
            onChange()
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}

function GroupView(props: GroupPartProps) {
  const { school, detail } = props
  const words = useWords('classes')
  const chosen = useChosen(detail.pupils)
  const columns: Column<GroupMember>[] = [
    {
      key: 'pupil',
      header: words.groups.pupil,
      text: listName,
      cell: (pupil) =>
        mayIn(school, ['roster']) ? (
          <PageLink href={pagePaths.person(school.uai, pupil.id)}>{listName(pupil)}</PageLink>
        ) : (
          listName(pupil)
        ),
      sort: listName,
      rowHeader: true,
    },
    {
      key: 'class',
      header: words.groups.className,
      text: (pupil) => pupil.className ?? '',
      sort: (pupil) => pupil.className,
    },
  ]
  return (
    <div class="chosen-rows">
      {detail.isOver && <p class="soft">{words.groups.over}</p>}
      <Table
        caption={words.groups.members}
        dense
        copyable
        columns={detail.mayChange ? [chosenColumn(chosen, words.one), ...columns] : columns}
        rows={detail.pupils}
        rowKey={(pupil) => pupil.id}
        sort={{ key: 'pupil', way: 'up' }}
        tools={detail.mayChange && <MemberTools {...props} chosen={chosen} />}
        empty={
          <EmptyState drawing={<PlaneTree />}>
            {detail.isOver ? words.groups.overMembers : words.groups.noMembers}
          </EmptyState>
        }
      />
    </div>
  )
}

export function GroupPage({ params }: PageProps) {
  const words = useWords('classes').groups
  const uai = params.uai ?? ''
  const groupId = params.groupId ?? ''
  const loaded: Loaded<GroupDetail> = useLoad(`group ${groupId}`, (signal) =>
    callApi<GroupDetail>(`/api/groups/${groupId}`, { signal }),
  )
  const detail = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <SchoolPage
      uai={uai}
      place="classes"
      needs={['roster', 'follow']}
      title={detail?.name ?? words.title}
      intro={detail && words.intro({ count: detail.pupils.length })}
      back={{ href: classesAddress(uai, 'groups'), label: words.back }}
    >
      {(school) => (
        <LoadView loaded={loaded} label={words.title}>
          {(value) => <GroupView school={school} detail={value} onChange={loaded.reload} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
