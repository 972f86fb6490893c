/** The ways from a school's first page to its other pages, with a word on what each is for. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { type MySchool, mayIn, type SchoolRight } from '#browser/school/use-school.ts'

type Place =
  | 'morning'
  | 'imports'
  | 'classes'
  | 'letters'
  | 'people'
  | 'timetable'
  | 'attendance'
  | 'lessonLogs'
  | 'reports'
  | 'schoolYear'
  | 'flags'
  | 'audit'

const places: readonly {
  readonly name: Place
  readonly sign: SignName
  readonly needs: readonly SchoolRight[] | 'head'
}[] = [
  { name: 'morning', sign: 'information', needs: ['follow'] },
  { name: 'classes', sign: 'print', needs: ['cards'] },
  { name: 'letters', sign: 'file', needs: ['cards'] },
  { name: 'people', sign: 'person', needs: ['roster'] },
  { name: 'timetable', sign: 'check', needs: ['timetable', 'follow'] },
  { name: 'attendance', sign: 'success', needs: ['follow'] },
  { name: 'lessonLogs', sign: 'copy', needs: ['follow'] },
  { name: 'reports', sign: 'file', needs: ['follow'] },
  { name: 'schoolYear', sign: 'display', needs: ['timetable'] },
  { name: 'imports', sign: 'received', needs: 'head' },
  { name: 'flags', sign: 'attention', needs: 'head' },
  { name: 'audit', sign: 'lock', needs: 'head' },
]

export function SchoolPlaces({ school }: { school: MySchool }) {
  const words = useWords('head')
  const open = places.filter(({ needs }) => mayIn(school, needs))
  if (open.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.home.placesTitle}</h2>
      <ul class="plain school-places">
        {open.map(({ name, sign }) => (
          <li key={name}>
            <Sign name={sign} />
            <div>
              <PageLink href={pagePaths[name](school.uai)}>{words.places[name].title}</PageLink>
              <p class="soft small">{words.places[name].means}</p>
            </div>
          </li>
        ))}
      </ul>
      {school.isHead && (
        <p class="row">
          <LinkButton href={pagePaths.announcements}>{words.home.announce}</LinkButton>
          <LinkButton href={pagePaths.signatures}>{words.home.signatures}</LinkButton>
        </p>
      )}
    </section>
  )
}
