/** The slots that repeat every week of the year, for one class or teacher; added and changed here. */
import { useState } from 'preact/hooks'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { RebuiltNotice } from '#browser/week/rebuilt-notice.tsx'
import { WeekGrid } from '#browser/week/week-grid.tsx'
import type { TimetableSlot } from '#contract/timetable.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { ClashLines } from './clash-lines.tsx'
import { columnsOfSlots } from './slot-columns.ts'
import { type SlotChanged, SlotDialog } from './slot-dialog.tsx'
import { askSlots, type SlotsAndCourses } from './slot-list.ts'
import type { Choice } from './timetable-choices.ts'

export interface YearlySlotsProps {
  school: MySchool
  choice: Choice
  mayEdit: boolean
}

export function YearlySlots({ school, choice, mayEdit }: YearlySlotsProps) {
  const words = useWords('school-life').slots
  const { kind, id } = choice.whose
  const loaded = useLoad(`slots ${school.uai} ${kind} ${id}`, (signal) =>
    askSlots(school.uai, choice.whose, signal),
  )
  return (
    <LoadView loaded={loaded} label={words.label}>
      {(value) => (
        <ShownSlots
          key={id}
          school={school}
          choice={choice}
          mayEdit={mayEdit}
          value={value}
          onChange={loaded.reload}
        />
      )}
    </LoadView>
  )
}

function ShownSlots(props: YearlySlotsProps & { value: SlotsAndCourses; onChange: () => void }) {
  const { school, choice, mayEdit, value, onChange } = props
  const words = useWords('school-life').slots
  const [open, setOpen] = useState<TimetableSlot | number | null>(null)
  const [changed, setChanged] = useState<(SlotChanged & { title: string }) | null>(null)
  const today = dayOf(Date.now(), school.timeZone)
  return (
    <div class="stack">
      <h2 class="for-print">{choice.name}</h2>
      <p class="soft no-print">{words.explain}</p>
      {changed !== null && (
        <RebuiltNotice
          title={changed.title}
          lessons={changed.lessons}
          onHide={() => setChanged(null)}
        />
      )}
      <SlotClashes value={value} />
      {value.slots.length === 0 ? (
        <EmptyState
          drawing={<Chalkboard />}
          action={
            mayEdit && (
              <Button kind="primary" sign="plus" onClick={() => setOpen(1)}>
                {words.add}
              </Button>
            )
          }
        >
          {words.none}
        </EmptyState>
      ) : (
        <SlotGrid value={value} choice={choice} today={today} onOpen={mayEdit ? setOpen : null} />
      )}
      {open !== null && (
        <SlotDialog
          uai={school.uai}
          today={today}
          slot={open}
          courses={value.courses}
          onDone={(title, result) => {
            setOpen(null)
            setChanged({ ...result, title })
            onChange()
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

function SlotClashes({ value }: { value: SlotsAndCourses }) {
  const words = useWords('school-life').clashes
  const { clashes } = value
  if (clashes.length === 0) return null
  return (
    <Notice kind="attention" title={words.title({ count: clashes.length })}>
      <ClashLines clashes={clashes} />
    </Notice>
  )
}

function SlotGrid(props: {
  value: SlotsAndCourses
  choice: Choice
  today: string
  /** Null for those who may only look. */
  onOpen: ((slot: TimetableSlot | number) => void) | null
}) {
  const { value, choice, today, onOpen } = props
  const words = useWords('school-life').slots
  const timetable = useWords('timetable')
  const format = useFormat()
  const columns = columnsOfSlots({
    slots: value.slots,
    clashes: value.clashes,
    today,
    names: choice.whose.kind === 'class' ? 'teachers' : 'audience',
    words,
    timetable,
    format,
    actOf: (slot) => (onOpen === null ? null : { kind: 'press', onPress: () => onOpen(slot) }),
  })
  return (
    <>
      <WeekGrid
        label={`${words.label} (${choice.name})`}
        columns={columns}
        dayTools={({ key, heading }) =>
          onOpen !== null && (
            <Button sign="plus" signOnly onClick={() => onOpen(Number(key))}>
              {words.addOn({ day: heading })}
            </Button>
          )
        }
      />
      <p class="row no-print">
        <Button sign="print" onClick={() => print()}>
          {timetable.week.print}
        </Button>
      </p>
    </>
  )
}
