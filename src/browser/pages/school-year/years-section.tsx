/** The school's years in a table; the head opens another one. */

import { useState } from 'preact/hooks'
import type { Static } from 'typebox'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { RebuiltNotice } from '#browser/week/rebuilt-notice.tsx'
import type { SchoolYear, schoolYearsSchema } from '#contract/schools.ts'
import type { Rebuilt } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { YearDialog } from './year-dialog.tsx'

export type SchoolYears = Static<typeof schoolYearsSchema>

export interface YearsSectionProps {
  school: MySchool
  value: SchoolYears
  today: Day
  onChange: () => void
}

export function YearsSection({ school, value, today, onChange }: YearsSectionProps) {
  const words = useWords('school-life').year
  const [editing, setEditing] = useState<SchoolYear | 'new' | null>(null)
  const [rebuilt, setRebuilt] = useState<Rebuilt | null>(null)
  const open = school.isHead && (
    <Button sign="plus" kind="primary" onClick={() => setEditing('new')}>
      {words.open}
    </Button>
  )
  return (
    <section class="stack">
      <h2>{words.yearsTitle}</h2>
      {rebuilt !== null && (
        <RebuiltNotice title={words.changed} lessons={rebuilt} onHide={() => setRebuilt(null)} />
      )}
      {value.years.length === 0 ? (
        <EmptyState drawing={<EmptyYard />} action={open}>
          {words.none} {!school.isHead && words.noneForStaff}
        </EmptyState>
      ) : (
        <>
          <YearTable value={value} onEdit={setEditing} />
          {open && (
            <p class="row">
              <Button sign="plus" onClick={() => setEditing('new')}>
                {words.open}
              </Button>
            </p>
          )}
        </>
      )}
      {editing !== null && (
        <YearDialog
          uai={school.uai}
          year={editing === 'new' ? null : editing}
          years={value.years}
          today={today}
          onSaved={(lessons) => {
            setEditing(null)
            setRebuilt(lessons)
            if (lessons === null) toast({ text: words.opened })
            onChange()
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

function YearTable(props: { value: SchoolYears; onEdit: (year: SchoolYear) => void }) {
  const { value, onEdit } = props
  const words = useWords('school-life').year
  const format = useFormat()
  const day = (text: Day): string => format.shortDay(dayInstant(text))
  const columns: readonly Column<SchoolYear>[] = [
    {
      key: 'label',
      header: words.columns.label,
      text: ({ label }) => label,
      cell: ({ id, label }) => (
        <>
          {label} {id === value.currentId && <span class="year-current">{words.current}</span>}
        </>
      ),
    },
    { key: 'starts', header: words.columns.starts, text: ({ startsOn }) => day(startsOn) },
    { key: 'ends', header: words.columns.ends, text: ({ endsOn }) => day(endsOn) },
    {
      key: 'act',
      header: words.columns.act,
      control: true,
      text: () => '',
      cell: (year) => (
        <Button aria-label={words.change({ label: year.label })} onClick={() => onEdit(year)}>
          {words.columns.act}
        </Button>
      ),
    },
  ]
  return (
    <Table
      caption={words.caption}
      hideCaption
      dense
      columns={columns}
      rows={value.years.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))}
      rowKey={({ id }) => id}
    />
  )
}
