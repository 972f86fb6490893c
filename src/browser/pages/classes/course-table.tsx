/** Courses to read, change and close: of the whole school, or of one class. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import type { Words } from '#browser/catalogue/catalogue.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Menu } from '#browser/parts/menu.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { subjectKindOf } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { Course } from '#contract/classes.ts'
import { CourseDialog } from './course-dialog.tsx'

function Followers({ course, school }: { course: Course; school: MySchool }) {
  const mayOpenGroup = mayIn(school, ['roster', 'follow'])
  return (
    <span class="name-line">
      {course.classes.map((one) => (
        <PageLink key={one.id} href={pagePaths.classPage(school.uai, one.id)}>
          {one.name}
        </PageLink>
      ))}
      {course.groups.map((one) =>
        mayOpenGroup ? (
          <PageLink key={one.id} href={pagePaths.groupPage(school.uai, one.id)}>
            {one.name}
          </PageLink>
        ) : (
          <span key={one.id}>{one.name}</span>
        ),
      )}
    </span>
  )
}

function CloseCourse(props: { course: Course; onClosed: () => void; onClose: () => void }) {
  const { course, onClosed, onClose } = props
  const words = useWords('classes').courses
  const act = useAct()
  const close = (): void => {
    void act.run(
      () => callApi(`/api/courses/${course.id}`, { method: 'DELETE' }),
      () => {
        toast({ text: words.closed })
        onClosed()
      },
    )
  }
  return (
    <ConfirmDialog
      open
      title={words.closeTitle({ name: course.name })}
      confirmText={words.close}
      busy={act.busy}
      onConfirm={close}
      onClose={onClose}
    >
      <p>{words.closeMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={close} live />}
    </ConfirmDialog>
  )
}

export interface CourseTableProps {
  school: MySchool
  caption: string
  courses: readonly Course[]
  onChange: () => void
  tools?: ComponentChildren
  empty: ComponentChildren
  /** A heading above says the same. */
  hideCaption?: boolean | undefined
  /** Of a year that is over: nobody changes them. */
  readOnly?: boolean | undefined
}

interface Asked {
  readonly act: 'change' | 'close'
  readonly course: Course
}

function useCourseColumns(school: MySchool): Column<Course>[] {
  const words = useWords('classes')
  const format = useFormat()
  const { columns: headers } = words.courses
  const teachers = (course: Course): string =>
    course.teachers.length === 0
      ? words.courses.noTeacher
      : format.list(course.teachers.map(spokenName))
  return [
    {
      key: 'name',
      header: headers.name,
      text: (course) => course.name,
      sort: (course) => course.name,
    },
    {
      key: 'subject',
      header: headers.subject,
      text: (course) => course.subject.label,
      cell: (course) => (
        <SubjectMark subject={subjectKindOf(course.subject.label, course.subject.family)}>
          {course.subject.label}
        </SubjectMark>
      ),
      sort: (course) => course.subject.label,
    },
    {
      key: 'followers',
      header: headers.followers,
      text: (course) => [...course.classes, ...course.groups].map(({ name }) => name).join(', '),
      cell: (course) => <Followers course={course} school={school} />,
      sort: (course) => course.classes[0]?.name ?? course.groups[0]?.name ?? null,
    },
    {
      key: 'teachers',
      header: headers.teachers,
      text: teachers,
      cell: (course) =>
        course.teachers.length === 0 ? (
          <span class="card-count">
            <Sign name="attention" />
            {teachers(course)}
          </span>
        ) : (
          teachers(course)
        ),
      sort: (course) => course.teachers.map(({ familyName }) => familyName).join(' '),
    },
  ]
}

function actsColumn(words: Words['classes'], onAsk: (asked: Asked) => void): Column<Course> {
  return {
    key: 'acts',
    header: words.acts,
    control: true,
    text: () => '',
    cell: (course) => (
      <Menu
        label={words.courses.menu({ name: course.name })}
        signOnly
        items={[
          {
            label: words.courses.change,
            onSelect: () => onAsk({ act: 'change', course }),
          },
          {
            label: words.courses.close,
            danger: true,
            onSelect: () => onAsk({ act: 'close', course }),
          },
        ]}
      />
    ),
  }
}

export function CourseTable(props: CourseTableProps) {
  const { school, caption, courses, onChange, tools, empty } = props
  const words = useWords('classes')
  const [asked, setAsked] = useState<Asked | null>(null)
  const done = (): void => {
    setAsked(null)
    onChange()
  }
  const facts = useCourseColumns(school)
  const mayChange = props.readOnly !== true && mayIn(school, ['roster'])
  const columns = mayChange ? [...facts, actsColumn(words, setAsked)] : facts
  return (
    <div class="menu-rows">
      <Table
        caption={caption}
        hideCaption={props.hideCaption}
        dense
        copyable
        columns={columns}
        rows={courses}
        rowKey={(course) => course.id}
        sort={{ key: 'name', way: 'up' }}
        tools={tools}
        empty={empty}
      />
      {asked?.act === 'change' && (
        <CourseDialog
          uai={school.uai}
          course={asked.course}
          onSaved={done}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.act === 'close' && (
        <CloseCourse course={asked.course} onClosed={done} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}
