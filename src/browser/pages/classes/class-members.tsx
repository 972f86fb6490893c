/** The pupils of a class: their cards, moving them to another class, taking them out, adding. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { listName } from '#browser/school/person-text.ts'
import { type Chosen, useChosen } from '#browser/school/use-chosen.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { ClassDetail } from '#contract/classes.ts'
import { AddPupilsDialog } from './add-pupils-dialog.tsx'
import { chosenColumn } from './chosen-column.tsx'
import type { ClassMember } from './class-member.ts'
import { MoveDialog } from './move-dialog.tsx'
import { TakeOutDialog } from './take-out-dialog.tsx'

export interface ClassMembersProps {
  school: MySchool
  detail: ClassDetail
  onChange: () => void
}

type Asked = 'add' | 'move' | 'out'

function useMemberColumns(
  { school, detail }: ClassMembersProps,
  chosen: Chosen<ClassMember>,
): Column<ClassMember>[] {
  const words = useWords('classes').one
  const columns: Column<ClassMember>[] = [
    {
      key: 'pupil',
      header: words.pupil,
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
      key: 'card',
      header: words.card,
      text: (pupil) => (pupil.hasCard ? words.hasCard : words.noCard),
      cell: (pupil) => (
        <span class="card-count">
          <Sign name={pupil.hasCard ? 'check' : 'attention'} />
          {pupil.hasCard ? words.hasCard : words.noCard}
        </span>
      ),
      sort: (pupil) => Number(pupil.hasCard),
    },
  ]
  return detail.mayChange ? [chosenColumn(chosen, words), ...columns] : columns
}

function MemberTools(props: {
  detail: ClassDetail
  chosen: Chosen<ClassMember>
  onAsk: (act: Asked) => void
}) {
  const { detail, chosen, onAsk } = props
  const words = useWords('classes').one
  const count = chosen.rows.length
  return (
    <div class="row chosen-tools">
      {detail.pupils.length > 0 && (
        <>
          <CheckBox
            label={words.chooseAll}
            checked={chosen.all}
            mixed={count > 0 && !chosen.all}
            onChecked={chosen.toggleAll}
          />
          <span aria-live="polite" class="soft">
            {words.chosen({ count })}
          </span>
        </>
      )}
      {count > 0 && (
        <>
          <Button onClick={() => onAsk('move')}>{words.move}</Button>
          <Button onClick={() => onAsk('out')}>{words.takeOut}</Button>
        </>
      )}
      <Button sign="plus" onClick={() => onAsk('add')}>
        {words.add}
      </Button>
    </div>
  )
}

export function ClassMembers(props: ClassMembersProps) {
  const { school, detail, onChange } = props
  const words = useWords('classes').one
  const chosen = useChosen(detail.pupils)
  const columns = useMemberColumns(props, chosen)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = (): void => setAsked(null)
  const done = (): void => {
    close()
    onChange()
  }
  const dialog = { school, detail, onDone: done, onClose: close }
  return (
    <section class="stack chosen-rows">
      <h2>{words.pupils}</h2>
      <Table
        caption={words.pupils}
        hideCaption
        dense
        copyable
        columns={columns}
        rows={detail.pupils}
        rowKey={(pupil) => pupil.id}
        sort={{ key: 'pupil', way: 'up' }}
        tools={detail.mayChange && <MemberTools detail={detail} chosen={chosen} onAsk={setAsked} />}
        empty={
          <EmptyState drawing={<Bench />}>
            {detail.isOver ? words.overPupils : words.noPupils}
          </EmptyState>
        }
      />
      {asked === 'add' && <AddPupilsDialog {...dialog} />}
      {asked === 'move' && <MoveDialog {...dialog} pupils={chosen.rows} onUndone={onChange} />}
      {asked === 'out' && <TakeOutDialog {...dialog} pupils={chosen.rows} />}
    </section>
  )
}
