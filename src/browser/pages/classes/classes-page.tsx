/** The classes, the groups and the courses of a school's current year. */
import { useSearchParams } from 'wouter'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { Tabs } from '#browser/parts/tabs.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { ClassList } from './class-list.tsx'
import { GroupList } from './group-list.tsx'
import { SchoolCourses } from './school-courses.tsx'
import { type ClassesTab, tabName, tabOf } from './tab-address.ts'
import '#browser/school/row-cards.css'
import './classes.css'

function Lists({ school }: { school: MySchool }) {
  const words = useWords('classes')
  const [query, setQuery] = useSearchParams()
  // Whoever only prints cards has nothing to do with groups and courses.
  if (!mayIn(school, ['roster', 'timetable', 'follow'])) return <ClassList school={school} />
  const open = tabOf(query)
  const tabs = (['classes', 'groups', 'courses'] as const).map((key) => ({
    key,
    label: words.tabs[key],
  }))
  return (
    <Tabs<ClassesTab>
      label={words.tabsLabel}
      tabs={tabs}
      open={open}
      onOpen={(tab) => setQuery(tab === 'classes' ? {} : { [tabName]: tab }, { replace: true })}
    >
      {open === 'classes' && <ClassList school={school} />}
      {open === 'groups' && <GroupList school={school} />}
      {open === 'courses' && <SchoolCourses school={school} />}
    </Tabs>
  )
}

export function ClassesPage({ params }: PageProps) {
  const words = useWords('classes')
  return (
    <SchoolPage
      uai={params.uai ?? ''}
      place="classes"
      needs={['roster', 'cards', 'guardians', 'timetable', 'follow']}
      title={words.title}
    >
      {(school) => <Lists school={school} />}
    </SchoolPage>
  )
}
