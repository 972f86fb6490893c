/** Everybody and everything of the school that is in two places at once; each slot can be changed. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { RebuiltNotice } from '#browser/week/rebuilt-notice.tsx'
import type { LessonClash, LessonClashList } from '#contract/dated-clashes.ts'
import type { TimetableClash, TimetableSlot } from '#contract/timetable.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { clashKey, useClashText } from './clash-lines.tsx'
import { LessonClashTable } from './lesson-clash-table.tsx'
import { type SlotChanged, SlotDialog } from './slot-dialog.tsx'
import type { SlotList } from './slot-list.ts'

/** As many as the server tells at once. */
const clashesMax = 200

export function ClashList({ school, mayEdit }: { school: MySchool; mayEdit: boolean }) {
  const words = useWords('school-life').clashes
  const loaded = useLoad(`clashes ${school.uai}`, (signal) => askClashes(school.uai, signal))
  const [open, setOpen] = useState<TimetableSlot | null>(null)
  const [changed, setChanged] = useState<(SlotChanged & { title: string }) | null>(null)
  return (
    <div class="stack">
      {changed !== null && (
        <RebuiltNotice
          title={changed.title}
          lessons={changed.lessons}
          onHide={() => setChanged(null)}
        />
      )}
      <LoadView loaded={loaded} label={words.caption}>
        {({ slots, clashes, ofLessons }) =>
          clashes.length + ofLessons.length === 0 ? (
            <EmptyState drawing={<Bench />}>{words.none}</EmptyState>
          ) : (
            <>
              <p>{words.explain}</p>
              {[clashes, ofLessons].some(({ length }) => length >= clashesMax) && (
                <p>{words.many({ count: clashesMax })}</p>
              )}
              {clashes.length > 0 && (
                <ClashTable clashes={clashes} slots={slots} onOpen={mayEdit ? setOpen : null} />
              )}
              {ofLessons.length > 0 && (
                <LessonClashTable clashes={ofLessons} timeZone={school.timeZone} />
              )}
            </>
          )
        }
      </LoadView>
      {open !== null && (
        <SlotDialog
          uai={school.uai}
          today={dayOf(Date.now(), school.timeZone)}
          slot={open}
          courses={[]}
          onDone={(title, result) => {
            setOpen(null)
            setChanged({ ...result, title })
            loaded.reload()
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

/** Those of the week that repeats, and those of lessons that were moved. */
async function askClashes(
  uai: string,
  signal: AbortSignal,
): Promise<ApiResult<SlotList & { ofLessons: readonly LessonClash[] }>> {
  const [weekly, dated] = await Promise.all([
    callApi<SlotList>(`/api/schools/${uai}/timetable`, { signal }),
    callApi<LessonClashList>(`/api/schools/${uai}/lesson-clashes`, { signal }),
  ])
  if (!weekly.ok) return weekly
  return dated.ok ? { ok: true, value: { ...weekly.value, ofLessons: dated.value.clashes } } : dated
}

function ClashTable(props: {
  clashes: readonly TimetableClash[]
  slots: readonly TimetableSlot[]
  onOpen: ((slot: TimetableSlot) => void) | null
}) {
  const { clashes, slots, onOpen } = props
  const words = useWords('school-life').clashes
  const format = useFormat()
  const text = useClashText()
  const columns: readonly Column<TimetableClash>[] = [
    {
      key: 'what',
      header: words.columns.what,
      text: (clash) => text(clash).what,
      sort: (clash) => text(clash).what,
    },
    {
      key: 'when',
      header: words.columns.when,
      text: (clash) => text(clash).when,
      sort: ({ weekday, starts }) => `${weekday} ${starts}`,
    },
  ]
  const courses: Column<TimetableClash> = {
    key: 'courses',
    header: words.columns.courses,
    text: ({ courseNames }) => format.list(courseNames),
  }
  const act: Column<TimetableClash> = {
    key: 'act',
    header: words.columns.courses,
    text: ({ courseNames }) => format.list(courseNames),
    cell: ({ slotIds, courseNames }) => (
      <span class="clash-acts">
        {slotIds.map((id, index) => {
          const slot = slots.find((one) => one.id === id)
          const course = courseNames[index] ?? ''
          return slot === undefined || onOpen === null ? (
            <span key={id}>{course}</span>
          ) : (
            <Button key={id} onClick={() => onOpen(slot)}>
              {words.change({ course })}
            </Button>
          )
        })}
      </span>
    ),
  }
  return (
    <Table
      caption={words.caption}
      dense
      copyable
      columns={[...columns, onOpen === null ? courses : act]}
      rows={clashes}
      rowKey={clashKey}
    />
  )
}
