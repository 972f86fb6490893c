/** One person's file, as the staff of one school see it. */
import { callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import { SchoolPage } from '#browser/school/school-page.tsx'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import type { PersonFile } from '#contract/people.ts'
import { ageOn } from './age-on.ts'
import { ChildLinks, GuardianLinks } from './guardian-links.tsx'
import { PersonAccount } from './person-account.tsx'
import { PersonAdjustments } from './person-adjustments.tsx'
import { PersonBelongings } from './person-belongings.tsx'
import { PersonDetails } from './person-details.tsx'
import type { PersonPartProps } from './person-part.ts'
import { PersonRoles } from './person-roles.tsx'
import { roleWithFunction } from './role-words.ts'
import '#browser/school/row-cards.css'
import './people.css'

/** From this age on a pupil decides with the head what guardians see. */
const ageOfMajority = 18

function OfAge({ school, file }: Omit<PersonPartProps, 'onChange'>) {
  const words = useWords('people').file
  const age = file.birthDate === null ? null : ageOn(file.birthDate, new Date())
  if (age === null || age < ageOfMajority || file.guardians.length === 0) return null
  return (
    <Notice
      kind="attention"
      title={words.ofAgeTitle({ name: spokenName(file) })}
      actions={
        mayIn(school, ['guardians']) && (
          <LinkButton href={pagePaths.guardians(school.uai)}>{words.ofAgeAct}</LinkButton>
        )
      }
    >
      <p>{words.ofAgeMeans}</p>
    </Notice>
  )
}

function FileView({ school, loaded }: { school: MySchool; loaded: Loaded<PersonFile> }) {
  const words = useWords('people')
  return (
    <LoadView loaded={loaded} label={words.file.title}>
      {(file) => {
        const isPupil = file.roles.some(({ role }) => role === 'pupil')
        const part = { school, file, onChange: loaded.reload }
        return (
          <div class="stack stack-wide">
            {isPupil && <p class="soft">{words.file.pupilLine}</p>}
            {isPupil && school.isHead && (
              <p>
                <LinkButton href={pagePaths.childEnquiries(file.id)}>
                  {words.file.enquiries}
                </LinkButton>
              </p>
            )}
            {isPupil && <OfAge school={school} file={file} />}
            <div class="person-columns">
              <div class="stack stack-wide">
                <PersonRoles {...part} />
                {isPupil && <GuardianLinks {...part} />}
                {isPupil && <PersonAdjustments school={school} file={file} />}
                {file.children.length > 0 && <ChildLinks {...part} />}
                <PersonBelongings school={school} file={file} />
              </div>
              <div class="stack stack-wide">
                <PersonDetails {...part} onCorrected={loaded.replace} />
                <PersonAccount {...part} isPupil={isPupil} />
              </div>
            </div>
          </div>
        )
      }}
    </LoadView>
  )
}

export function PersonPage({ params }: PageProps) {
  const words = useWords('people')
  const format = useFormat()
  const uai = params.uai ?? ''
  const personId = params.personId ?? ''
  const loaded = useLoad(`person ${uai} ${personId}`, (signal) =>
    callApi<PersonFile>(`/api/schools/${uai}/people/${personId}`, { signal }),
  )
  const file = loaded.load.state === 'ready' ? loaded.load.value : null
  const roles = file?.roles.filter(({ active }) => active) ?? []
  const said = [
    ...roles.map((role) => roleWithFunction(words, role)),
    ...(file !== null && file.children.length > 0 ? [words.roles.guardian] : []),
  ]
  return (
    <SchoolPage
      uai={uai}
      place="people"
      needs={['roster']}
      title={file === null ? words.file.title : spokenName(file)}
      intro={
        file &&
        [format.list(said), ...file.classes.map(({ name }) => name)].filter(Boolean).join(' · ')
      }
      back={{ href: pagePaths.people(uai), label: words.file.back }}
    >
      {(school) => <FileView school={school} loaded={loaded} />}
    </SchoolPage>
  )
}
