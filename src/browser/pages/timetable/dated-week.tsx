/** One week as it really takes place: holidays, cancelled and moved lessons; changed by a press. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { columnsOfWeek, weekOffLabel } from '#browser/week/columns-of-week.ts'
import { mondayToShow } from '#browser/week/monday-to-show.ts'
import { WeekGrid } from '#browser/week/week-grid.tsx'
import { WeekSteps } from '#browser/week/week-steps.tsx'
import type { Week, WeekLesson } from '#contract/timetable.ts'
import { type Day, dayOf, mondayOf } from '#kernel/calendar-day.ts'
import { CancelDayDialog } from './cancel-day-dialog.tsx'
import { LessonDialog } from './lesson-dialog.tsx'
import type { Choice } from './timetable-choices.ts'

export interface DatedWeekProps {
  school: MySchool
  choice: Choice
  /** Null: the week that opens first. */
  monday: Day | null
  mayEdit: boolean
  weekHref: (monday: Day) => string
}

function addressOf(uai: string, { whose }: Choice): string {
  return whose.kind === 'class'
    ? `/api/classes/${whose.id}/week`
    : `/api/schools/${uai}/teachers/${whose.id}/week`
}

export function DatedWeek({ school, choice, monday, mayEdit, weekHref }: DatedWeekProps) {
  const words = useWords('timetable')
  const from = monday ?? mondayToShow(dayOf(Date.now(), school.timeZone))
  const path = addressOf(school.uai, choice)
  const loaded = useLoad(`${path} ${from}`, (signal) =>
    callApi<Week>(path, { query: { from }, signal }),
  )
  useFreshReturn(loaded.reload)
  return (
    <LoadView loaded={loaded} label={words.week.label}>
      {(week) => (
        <ShownWeek
          week={week}
          choice={choice}
          mayEdit={mayEdit}
          weekHref={weekHref}
          onChange={loaded.reload}
        />
      )}
    </LoadView>
  )
}

interface ShownWeekProps {
  week: Week
  choice: Choice
  mayEdit: boolean
  weekHref: (monday: Day) => string
  onChange: () => void
}

/** What stands over the week: one lesson, or the lessons of a day to be cancelled. */
type Over = { readonly lessonId: string } | { readonly day: Day }

function ShownWeek(props: ShownWeekProps) {
  const { week, choice, mayEdit, weekHref, onChange } = props
  const words = useWords('timetable').week
  const [over, setOver] = useState<Over | null>(null)
  const isEmpty = week.days.every(({ lessons }) => lessons.length === 0)
  const off = weekOffLabel(week)
  return (
    <div class="stack">
      <h2 class="for-print">{choice.name}</h2>
      <WeekSteps
        monday={week.from}
        thisMonday={mondayOf(dayOf(Date.now(), week.timeZone))}
        letter={week.week}
        hrefOf={weekHref}
      />
      {isEmpty ? (
        <EmptyState drawing={<PlaneTree />}>
          {off === null ? words.nothingAllWeek : words.allWeekOff({ label: off })}
        </EmptyState>
      ) : (
        <LessonGrid week={week} choice={choice} mayEdit={mayEdit} onOver={setOver} />
      )}
      {over !== null && (
        <WeekDialogs
          week={week}
          mayEdit={mayEdit}
          over={over}
          onChange={onChange}
          onClose={() => setOver(null)}
        />
      )}
    </div>
  )
}

function LessonGrid(
  props: Pick<ShownWeekProps, 'week' | 'choice' | 'mayEdit'> & { onOver: (over: Over) => void },
) {
  const { week, choice, mayEdit, onOver } = props
  const words = useWords('timetable')
  const life = useWords('school-life')
  const format = useFormat()
  const today = dayOf(Date.now(), week.timeZone)
  const columns = columnsOfWeek({
    week,
    today,
    names: choice.whose.kind === 'class' ? 'teachers' : 'audience',
    words,
    format,
    dayHref: null,
    actOf: ({ id }) => ({ kind: 'press', onPress: () => onOver({ lessonId: id }) }),
  })
  const mayCancel = (day: Day): boolean => mayEdit && day >= today && heldOn(week, day).length > 1
  return (
    <>
      <WeekGrid
        label={`${words.week.label} (${choice.name})`}
        columns={columns}
        dayTools={({ key, heading }) =>
          mayCancel(key) && (
            <button type="button" class="week-day-tool" onClick={() => onOver({ day: key })}>
              {life.wholeDay.open}
              <span class="for-screen-readers"> ({heading})</span>
            </button>
          )
        }
      />
      <p class="row no-print">
        <Button sign="print" onClick={() => print()}>
          {words.week.print}
        </Button>
      </p>
    </>
  )
}

/** Lessons of a day that are not cancelled. */
function heldOn(week: Week, day: Day): WeekLesson[] {
  return week.days
    .flatMap(({ lessons }) => lessons)
    .filter(({ onDate, status }) => onDate === day && status !== 'cancelled')
}

function WeekDialogs(
  props: Pick<ShownWeekProps, 'week' | 'mayEdit' | 'onChange'> & {
    over: Over
    onClose: () => void
  },
) {
  const { week, mayEdit, over, onChange, onClose } = props
  const { timeZone } = week
  if ('day' in over) {
    return (
      <CancelDayDialog
        day={over.day}
        timeZone={timeZone}
        lessons={heldOn(week, over.day)}
        onChange={onChange}
        onClose={onClose}
      />
    )
  }
  const lessons = week.days.flatMap((day) => day.lessons)
  const lesson = lessons.find(({ id }) => id === over.lessonId)
  if (lesson === undefined) return null
  return (
    <LessonDialog
      lesson={lesson}
      timeZone={timeZone}
      mayEdit={mayEdit}
      onChange={onChange}
      onClose={onClose}
    />
  )
}
