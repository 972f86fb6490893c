/** Searches the people of a school by name and role; a name opens the person's file. */
import { useEffect, useState } from 'preact/hooks'
import { useLocation, useSearchParams } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import { Waiting } from '#browser/parts/waiting.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { PeoplePage as PeopleAnswer } from '#contract/people.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { type PeopleSearch, queryOf, searchedRoles } from './people-search.ts'
import { PeopleTable } from './people-table.tsx'
import { useRememberedName } from './remembered-name.ts'
import '#browser/school/row-cards.css'
import './people.css'

/** The role and the closed ones stand in the address; a name never does, it would stay in it. */
function useSearch(): {
  search: PeopleSearch
  setFilter: (filter: Omit<PeopleSearch, 'name'>) => void
  setName: (name: string) => void
} {
  const [query, setQuery] = useSearchParams()
  const [name, setName] = useRememberedName()
  const role = searchedRoles.find((one) => one === query.get('role')) ?? null
  const withInactive = query.get('fermes') === '1'
  const withoutClass = role === 'pupil' && query.get('sansclasse') === '1'
  return {
    search: { name, role, withInactive, withoutClass },
    setName,
    setFilter: (filter) =>
      setQuery(
        {
          ...(filter.role === null ? {} : { role: filter.role }),
          ...(filter.withoutClass ? { sansclasse: '1' } : {}),
          ...(filter.withInactive ? { fermes: '1' } : {}),
        },
        { replace: true },
      ),
  }
}

/** Further pages join those that are shown. */
function MorePeople(props: {
  uai: string
  search: PeopleSearch
  loaded: Loaded<PeopleAnswer>
  shown: PeopleAnswer
}) {
  const { uai, search, loaded, shown } = props
  const words = useWords('people')
  const act = useAct()
  const { next } = shown
  if (next === null) return null
  const more = (): void => {
    void act.run(
      () =>
        callApi<PeopleAnswer>(`/api/schools/${uai}/people`, {
          query: { ...queryOf(search), after: next },
        }),
      (answer) =>
        loaded.replace({ people: [...shown.people, ...answer.people], next: answer.next }),
    )
  }
  return (
    <div class="stack">
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={more} live />}
      <p>
        <Button busy={act.busy} onClick={more}>
          {words.more}
        </Button>
      </p>
    </div>
  )
}

function Nobody({ school, search }: { school: MySchool; search: PeopleSearch }) {
  const words = useWords('people')
  const isEmptySchool = search.name === '' && search.role === null
  const said = search.withoutClass && search.name === '' ? words.nobodyWithoutClass : words.nobody
  useEffect(() => {
    if (!isEmptySchool) announce(said)
  }, [isEmptySchool, said])
  return (
    <EmptyState
      drawing={<EmptyYard />}
      action={
        isEmptySchool &&
        school.isHead && (
          <LinkButton kind="primary" href={pagePaths.imports(school.uai)}>
            {words.importRoster}
          </LinkButton>
        )
      }
    >
      {isEmptySchool ? words.nobodyYet : said}
    </EmptyState>
  )
}

function Found({ school, search }: { school: MySchool; search: PeopleSearch }) {
  const words = useWords('people')
  const settled: PeopleSearch = { ...search, name: useSettled(search.name.trim()) }
  const loaded = useLoad(`people ${school.uai} ${JSON.stringify(settled)}`, (signal) =>
    callApi<PeopleAnswer>(`/api/schools/${school.uai}/people`, {
      signal,
      query: queryOf(settled),
    }),
  )
  // While the next answer is on its way, the one before stays: a table that blinks cannot be read.
  const [shown, setShown] = useState<PeopleAnswer | null>(null)
  const answer = loaded.load.state === 'ready' ? loaded.load.value : shown
  if (loaded.load.state === 'ready' && loaded.load.value !== shown) setShown(loaded.load.value)
  if (loaded.load.state === 'failed') {
    return <ErrorView refusal={loaded.load.refusal} onRetry={loaded.reload} live />
  }
  if (answer === null) return <Waiting label={words.caption} />
  return (
    <div class="stack" aria-busy={loaded.load.state === 'loading' || undefined}>
      {answer.people.length === 0 ? (
        <Nobody school={school} search={settled} />
      ) : (
        <PeopleTable uai={school.uai} answer={answer} withInactive={search.withInactive} />
      )}
      {loaded.load.state === 'ready' && (
        <MorePeople uai={school.uai} search={settled} loaded={loaded} shown={answer} />
      )}
    </div>
  )
}

function PeopleView({ school }: { school: MySchool }) {
  const words = useWords('people')
  const { search, setFilter, setName } = useSearch()
  const [adding, setAdding] = useState(false)
  const [, navigate] = useLocation()
  const { role, withInactive, withoutClass } = search
  return (
    <div class="stack">
      <search class="people-search">
        <SearchField label={words.search} value={search.name} onValue={setName} showLabel />
        <Select
          label={words.role}
          value={role ?? ''}
          placeholder={words.allRoles}
          onValue={(value) =>
            setFilter({
              role: searchedRoles.find((one) => one === value) ?? null,
              withInactive,
              withoutClass: false,
            })
          }
          options={searchedRoles.map((one) => ({ value: one, label: words.rolePlurals[one] }))}
        />
        {role === 'pupil' && (
          <CheckBox
            label={words.withoutClass}
            checked={withoutClass}
            onChecked={(checked) => setFilter({ role, withInactive, withoutClass: checked })}
          />
        )}
        <CheckBox
          label={words.withInactive}
          checked={withInactive}
          onChecked={(checked) => setFilter({ role, withInactive: checked, withoutClass })}
        />
        <Button sign="plus" onClick={() => setAdding(true)}>
          {words.add.open}
        </Button>
      </search>
      <Found school={school} search={search} />
      {adding && (
        <AddPersonDialog
          school={school}
          onAdded={(id) => navigate(pagePaths.person(school.uai, id))}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  )
}

export function PeoplePage({ params }: PageProps) {
  const words = useWords('people')
  return (
    <SchoolPage
      uai={params.uai ?? ''}
      place="people"
      needs={['roster']}
      title={words.title}
      intro={words.intro}
    >
      {(school) => <PeopleView school={school} />}
    </SchoolPage>
  )
}
