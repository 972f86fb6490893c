/** One class: its pupils, who teaches it, its courses, and the ways to its cards and timetable. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { ClassDetail } from '#contract/classes.ts'
import { ClassMembers } from './class-members.tsx'
import { ClassTeachers } from './class-teachers.tsx'
import { CourseTable } from './course-table.tsx'
import { NameDialog } from './name-dialog.tsx'
import { OpenCourseButton } from './open-course-button.tsx'
import '#browser/school/row-cards.css'
import './classes.css'

interface ClassPartProps {
  school: MySchool
  detail: ClassDetail
  onChange: () => void
}

function RenameClass({ detail, onChange }: Omit<ClassPartProps, 'school'>) {
  const words = useWords('classes')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.one.rename}</Button>
      {open && (
        <NameDialog
          title={words.form.renameTitle({ name: detail.name })}
          hint={words.form.nameHint}
          withLevel
          before={detail}
          submitText={words.one.rename}
          save={(body) => callApi(`/api/classes/${detail.id}`, { method: 'PUT', body })}
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

function ClassActs({ school, detail, onChange }: ClassPartProps) {
  const words = useWords('classes').one
  return (
    <div class="row">
      {mayIn(school, ['cards']) && detail.pupils.length > 0 && (
        <LinkButton kind="primary" sign="print" href={pagePaths.classCards(detail.id)}>
          {words.print}
        </LinkButton>
      )}
      {mayIn(school, ['timetable', 'follow']) && (
        <LinkButton href={`${pagePaths.timetable(school.uai)}?classe=${detail.id}`}>
          {words.timetable}
        </LinkButton>
      )}
      {detail.mayChange && <RenameClass detail={detail} onChange={onChange} />}
    </div>
  )
}

function ClassView({ school, loaded }: { school: MySchool; loaded: Loaded<ClassDetail> }) {
  const words = useWords('classes')
  return (
    <LoadView loaded={loaded} label={words.one.title}>
      {(detail) => (
        <div class="stack stack-wide">
          <ClassActs school={school} detail={detail} onChange={loaded.reload} />
          {detail.isOver && <p class="soft">{words.one.over({ year: detail.year })}</p>}
          {!detail.isOver && !detail.mayChange && <p class="soft">{words.one.readOnly}</p>}
          <ClassMembers school={school} detail={detail} onChange={loaded.reload} />
          <ClassTeachers school={school} detail={detail} onChange={loaded.reload} />
          <section class="stack">
            <h2>{words.courses.captionOfClass({ name: detail.name })}</h2>
            <CourseTable
              hideCaption
              readOnly={detail.isOver}
              school={school}
              caption={words.courses.captionOfClass({ name: detail.name })}
              courses={detail.courses}
              onChange={loaded.reload}
              tools={
                detail.mayChange && (
                  <OpenCourseButton uai={school.uai} classId={detail.id} onOpened={loaded.reload} />
                )
              }
              empty={<EmptyState drawing={<Chalkboard />}>{words.courses.empty}</EmptyState>}
            />
          </section>
        </div>
      )}
    </LoadView>
  )
}

export function ClassPage({ params }: PageProps) {
  const words = useWords('classes').one
  const uai = params.uai ?? ''
  const classId = params.classId ?? ''
  const loaded = useLoad(`class ${classId}`, (signal) =>
    callApi<ClassDetail>(`/api/classes/${classId}`, { signal }),
  )
  const detail = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <SchoolPage
      uai={uai}
      place="classes"
      needs={['roster', 'cards', 'guardians', 'timetable', 'follow']}
      title={detail === null ? words.title : words.name({ name: detail.name })}
      intro={
        detail &&
        words.intro({
          // A class that is called as its level is: once is enough.
          level: detail.levelLabel === detail.name ? null : detail.levelLabel,
          year: detail.year,
          count: detail.pupils.length,
        })
      }
      back={{ href: pagePaths.classes(uai), label: words.back }}
    >
      {(school) => <ClassView school={school} loaded={loaded} />}
    </SchoolPage>
  )
}
