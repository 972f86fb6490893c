/** A new school year: into which class the pupils of each class of last year go. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { MovedUp, MovingUp } from '#contract/moving-up.ts'

import { type ClassChoice, firstChoice, lacksName, moveOf } from './class-choice.ts'
import { CoursesToTake } from './courses-to-take.tsx'
import { OldClassCard } from './old-class-card.tsx'
import './moving-up.css'

export function MovingUpPage({ params }: PageProps) {
  const words = useWords('classes').movingUp
  const head = useWords('head')
  const { uai = '' } = params
  return (
    <SchoolPage
      uai={uai}
      place="classes"
      needs={['roster']}
      title={words.title}
      back={{ href: pagePaths.classes(uai), label: head.navigation.classes }}
    >
      {(school) => <MovingUpOf school={school} />}
    </SchoolPage>
  )
}

function MovingUpOf({ school }: { school: MySchool }) {
  const words = useWords('classes').movingUp
  const path = `/api/schools/${school.uai}/moving-up`
  const loaded = useLoad(path, (signal) => callApi<MovingUp>(path, { signal }))
  const [done, setDone] = useState<MovedUp | null>(null)
  return (
    <div class="stack moving-up">
      {done !== null && <DoneNotice done={done} />}
      <LoadView loaded={loaded} label={words.title}>
        {(value) =>
          value.years === null ? (
            <NoNextYear school={school} />
          ) : (
            <>
              {value.classes.length === 0 ? (
                <Nobody school={school} />
              ) : (
                <ClassesForm
                  // Who was moved is no longer asked about; what was chosen for the others is asked anew.
                  key={value.classes.map(({ id, pupils }) => `${id} ${pupils}`).join()}
                  path={path}
                  value={value}
                  years={value.years}
                  onDone={(moved) => {
                    setDone(moved)
                    loaded.reload()
                  }}
                />
              )}
              {value.newClasses.length > 0 && (
                <CoursesToTake
                  uai={school.uai}
                  newClasses={value.newClasses.map(({ id }) => id).join()}
                />
              )}
            </>
          )
        }
      </LoadView>
    </div>
  )
}

function DoneNotice({ done }: { done: MovedUp }) {
  const words = useWords('classes').movingUp
  return (
    <Notice kind="success" title={words.done(done)} live>
      <p>{words.next}</p>
    </Notice>
  )
}

function NoNextYear({ school }: { school: MySchool }) {
  const words = useWords('classes').movingUp
  return (
    <EmptyState
      drawing={<Bench />}
      action={
        school.isHead && (
          <LinkButton kind="primary" href={pagePaths.schoolYear(school.uai)}>
            {words.openYear}
          </LinkButton>
        )
      }
    >
      {words.noYear}
    </EmptyState>
  )
}

function Nobody({ school }: { school: MySchool }) {
  const words = useWords('classes').movingUp
  return (
    <EmptyState
      drawing={<Bench />}
      action={
        <LinkButton kind="primary" href={pagePaths.classes(school.uai)}>
          {words.toClasses}
        </LinkButton>
      }
    >
      {words.nobody}
    </EmptyState>
  )
}

function ClassesForm(props: {
  path: string
  value: MovingUp
  years: NonNullable<MovingUp['years']>
  onDone: (moved: MovedUp) => void
}) {
  const { onDone, path, value, years } = props
  const { classes, newClasses } = value
  const format = useFormat()
  const words = useWords('classes').movingUp
  const [choices, setChoices] = useState<ReadonlyMap<string, ClassChoice>>(
    () => new Map(classes.map((old) => [old.id, firstChoice(old, newClasses)])),
  )
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const act = useAct()
  const chosen = classes.flatMap((old) => {
    const choice = choices.get(old.id)
    return choice === undefined ? [] : [{ old, choice }]
  })
  const moves = chosen.flatMap(({ choice, old }) => moveOf(old, choice) ?? [])
  const leaving = chosen.filter(({ choice }) => choice.to === 'leave')
  const send = (): void => {
    void act.run(
      () => callApi<MovedUp>(path, { body: { moves } }),
      (moved) => {
        setConfirming(false)
        onDone(moved)
      },
    )
  }
  const submit = (): void => {
    setAsked(true)
    if (moves.length === 0 || chosen.some(({ choice }) => lacksName(choice))) return
    if (leaving.length > 0) setConfirming(true)
    else send()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
        focusFirstWrong(event.currentTarget)
      }}
    >
      <p>{words.intro({ from: years.from.label, to: years.to.label })}</p>
      <p class="soft">{words.introMeans}</p>
      {chosen.map(({ choice, old }) => (
        <OldClassCard
          key={old.id}
          old={old}
          years={years}
          newClasses={newClasses}
          choice={choice}
          asked={asked}
          onChoice={(next) => setChoices(new Map([...choices, [old.id, next]]))}
        />
      ))}
      {asked && moves.length === 0 && <Notice kind="attention" title={words.nothing} live />}
      {act.refusal && !confirming && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <p>
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.submit}
        </Button>
      </p>
      <ConfirmDialog
        open={confirming}
        title={words.confirmTitle({ count: leaving.reduce((sum, { old }) => sum + old.pupils, 0) })}
        confirmText={words.confirm}
        danger
        busy={act.busy}
        onConfirm={send}
        onClose={() => {
          setConfirming(false)
          act.forget()
        }}
      >
        <p>{words.confirmMeans({ names: format.list(leaving.map(({ old }) => old.name)) })}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      </ConfirmDialog>
    </form>
  )
}
