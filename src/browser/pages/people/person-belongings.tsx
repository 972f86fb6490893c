/** The classes, groups and courses of a person this year. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { mayIn } from '#browser/school/use-school.ts'
import type { PersonPartProps } from './person-part.ts'

function Line({ name, children }: { name: string; children: readonly ComponentChildren[] }) {
  if (children.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function PersonBelongings({ school, file }: Omit<PersonPartProps, 'onChange'>) {
  const words = useWords('people').file
  const { classes, groups, courses } = file
  const teaches = file.roles.some(({ role, active }) => role === 'teacher' && active)
  // A guardian belongs to nothing but the own children.
  if (file.roles.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.belongs}</h2>
      {classes.length + groups.length + courses.length === 0 ? (
        <p class="soft">{words.belongsNone}</p>
      ) : (
        <dl class="facts">
          <Line name={words.classes}>
            {classes.map(({ id, name }) => (
              <PageLink key={id} href={pagePaths.classPage(school.uai, id)}>
                {name}
              </PageLink>
            ))}
          </Line>
          <Line name={words.groups}>
            {groups.map(({ id, name }) => (
              <PageLink key={id} href={pagePaths.groupPage(school.uai, id)}>
                {name}
              </PageLink>
            ))}
          </Line>
          <Line name={words.courses}>
            {courses.map(({ id, name }) => (
              <span key={id}>{name}</span>
            ))}
          </Line>
        </dl>
      )}
      {teaches && mayIn(school, ['timetable', 'follow']) && (
        <p>
          <LinkButton href={`${pagePaths.timetable(school.uai)}?enseignant=${file.id}`}>
            {words.timetable}
          </LinkButton>
        </p>
      )}
    </section>
  )
}
