/** The school's years, which weeks are A and B, and the days without school. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { DistancePanel } from '#browser/school/distance-panel.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { DaysOffSection } from './days-off-section.tsx'
import { PeriodsSection } from './periods-section.tsx'
import { WeekLetters } from './week-letters.tsx'
import { type SchoolYears, YearsSection } from './years-section.tsx'
import './school-year.css'

export function SchoolYearPage({ params }: PageProps) {
  const words = useWords('school-life').year
  const head = useWords('head')
  const { uai = '' } = params
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs={['timetable']}
      title={words.title}
      back={{ href: pagePaths.schoolHome(uai), label: head.navigation.home }}
    >
      {(school) => <YearOfSchool school={school} />}
    </SchoolPage>
  )
}

function YearOfSchool({ school }: { school: MySchool }) {
  const words = useWords('school-life').year
  const { uai, timeZone } = school
  const today = dayOf(Date.now(), timeZone)
  const years = useLoad(`years ${uai}`, (signal) =>
    callApi<SchoolYears>(`/api/schools/${uai}/years`, { signal }),
  )
  return (
    <LoadView loaded={years} label={words.title}>
      {(value) => {
        const current = value.years.find(({ id }) => id === value.currentId) ?? null
        return (
          <div class="school-year">
            <YearsSection school={school} value={value} today={today} onChange={years.reload} />
            {current !== null && (
              <>
                <DaysOffSection
                  // Another year, or other days of this one, have other days off.
                  key={`${current.id} ${current.startsOn} ${current.endsOn}`}
                  uai={uai}
                  year={current}
                  today={today}
                />
                <DistancePanel school={school} />
                <WeekLetters year={current} today={today} />
                <PeriodsSection
                  key={`periods ${current.id} ${current.startsOn} ${current.endsOn}`}
                  uai={uai}
                  year={current}
                  isHead={school.isHead}
                />
              </>
            )}
          </div>
        )
      }}
    </LoadView>
  )
}
