/** The gradebooks of whoever teaches: one for each course. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Card } from '#browser/parts/card.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import type { Course } from '#contract/classes.ts'
import { FormerBooks } from './former-books.tsx'

/** Subject and classes, as far as the course's own name does not say them. */
function WhatElse(props: { name: string; subject: string; of: readonly { name: string }[] }) {
  const format = useFormat()
  const facts = [props.subject, format.list(props.of.map(({ name }) => name))]
  const unsaid = facts.filter((fact) => fact !== '' && !props.name.includes(fact))
  return unsaid.length === 0 ? null : <p>{unsaid.join(' · ')}</p>
}

export function GradebooksPage() {
  const words = useWords('grades').list
  const navigation = useTeacherLinks('grades')
  const loaded = useLoad('my courses', (signal) =>
    callApi<{ courses: Course[] }>('/api/me/courses', { signal }),
  )
  return (
    <PageShell title={words.title} intro={words.intro} navigation={navigation} density="staff">
      <LoadView loaded={loaded} label={words.title}>
        {({ courses }) =>
          courses.length === 0 ? (
            <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
          ) : (
            <div class="grid">
              {courses.map(({ classes, groups, id, name, subject }) => (
                <Card
                  key={id}
                  title={name}
                  actions={
                    <LinkButton href={pagePaths.gradebook(id)}>
                      {words.open}
                      <span class="for-screen-readers"> {name}</span>
                    </LinkButton>
                  }
                >
                  <WhatElse name={name} subject={subject.label} of={[...classes, ...groups]} />
                </Card>
              ))}
            </div>
          )
        }
      </LoadView>
      <FormerBooks />
    </PageShell>
  )
}
