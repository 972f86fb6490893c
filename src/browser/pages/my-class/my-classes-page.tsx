/** The classes that a teacher teaches, with the subjects taught in each. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { Course } from '#contract/classes.ts'
import './my-class.css'

interface TaughtClass {
  readonly id: string
  readonly name: string
  readonly courses: readonly { readonly id: string; readonly subject: string }[]
}

/** One entry a class, whatever the number of courses in it. */
function classesOf(
  courses: readonly Course[],
  compare: (left: string, right: string) => number,
): readonly TaughtClass[] {
  const byId = new Map<string, TaughtClass>()
  for (const course of courses) {
    for (const { id, name } of course.classes) {
      const before = byId.get(id)?.courses ?? []
      const own = { id: course.id, subject: course.subject.label }
      byId.set(id, { id, name, courses: [...before, own] })
    }
  }
  return [...byId.values()].sort((left, right) => compare(left.name, right.name))
}

export function MyClassesPage() {
  const words = useWords('teach').classes
  const format = useFormat()
  const navigation = useTeacherLinks('classes')
  const loaded = useLoad('my classes', (signal) =>
    callApi<{ courses: Course[] }>('/api/me/courses', { signal }),
  )
  return (
    <PageShell title={words.title} navigation={navigation} density="staff">
      <p class="row">
        <LinkButton href={pagePaths.announcements}>{words.announcements}</LinkButton>
        <LinkButton href={pagePaths.signatures}>{words.signatures}</LinkButton>
        <LinkButton href={pagePaths.enquiries}>{words.enquiries}</LinkButton>
      </p>
      <LoadView loaded={loaded} label={words.title}>
        {({ courses }) => {
          const classes = classesOf(courses, format.compare)
          if (classes.length === 0) {
            return <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
          }
          return (
            <div class="grid">
              {classes.map((one) => (
                <Card
                  key={one.id}
                  title={<PageLink href={pagePaths.myClass(one.id)}>{one.name}</PageLink>}
                  actions={
                    <LinkButton href={pagePaths.myClass(one.id)}>
                      {words.open}
                      <span class="for-screen-readers"> {one.name}</span>
                    </LinkButton>
                  }
                >
                  <ul class="plain class-courses">
                    {one.courses.map(({ id, subject }) => (
                      <li key={id}>
                        <PageLink href={pagePaths.classGlance(id)}>
                          {words.nowOf({ subject })}
                        </PageLink>
                      </li>
                    ))}
                  </ul>
                </Card>
              ))}
            </div>
          )
        }}
      </LoadView>
    </PageShell>
  )
}
