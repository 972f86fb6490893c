/** Every course of the school's year; those that nobody teaches are said first. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { listName } from '#browser/school/person-text.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { Course } from '#contract/classes.ts'
import { CourseTable } from './course-table.tsx'
import { OpenCourseButton } from './open-course-button.tsx'

function textsOf(course: Course): string[] {
  return [
    course.name,
    course.subject.label,
    ...[...course.classes, ...course.groups].map(({ name }) => name),
    ...course.teachers.map(listName),
  ]
}

export function SchoolCourses({ school }: { school: MySchool }) {
  const words = useWords('classes').courses
  const [search, setSearch] = useState('')
  const loaded = useLoad(`courses ${school.uai}`, (signal) =>
    callApi<{ courses: Course[] }>(`/api/schools/${school.uai}/courses`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.caption}>
      {({ courses }) => {
        const alone = courses.filter(({ teachers }) => teachers.length === 0).length
        return (
          <div class="stack">
            <p class="soft">{words.explain}</p>
            {alone > 0 && (
              <Notice kind="attention" title={words.withoutTeacher({ count: alone })}>
                <p>{words.withoutTeacherMeans}</p>
              </Notice>
            )}
            <CourseTable
              school={school}
              caption={words.caption}
              courses={courses.filter((course) => matchesSearch(search, textsOf(course)))}
              onChange={loaded.reload}
              tools={
                <>
                  {courses.length > 0 && (
                    <SearchField label={words.filter} value={search} onValue={setSearch} />
                  )}
                  {mayIn(school, ['roster']) && (
                    <OpenCourseButton uai={school.uai} onOpened={loaded.reload} />
                  )}
                </>
              }
              empty={
                courses.length === 0 && (
                  <EmptyState drawing={<Chalkboard />}>{words.empty}</EmptyState>
                )
              }
            />
          </div>
        )
      }}
    </LoadView>
  )
}
