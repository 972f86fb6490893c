/** Days at a distance of a school: what is declared, and the way to declare more or fewer. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { DistanceDeclaration, DistanceList } from '#contract/distance-days.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { DeclarationList } from './declaration-list.tsx'
import { DistanceDialog } from './distance-dialog.tsx'
import { closingTomorrow, type DistanceWish, someClassesToday } from './distance-wish.ts'
import { ShortenDistanceDialog } from './shorten-distance-dialog.tsx'
import { TurnsDialog } from './turns-dialog.tsx'
import { type MySchool, mayIn } from './use-school.ts'

type Over = { readonly start: DistanceWish } | 'turns' | { readonly changed: DistanceDeclaration }

export function DistancePanel({ school }: { school: MySchool }) {
  const words = useWords('distance')
  const loaded = useLoad(`distance ${school.uai}`, (signal) =>
    callApi<DistanceList>(`/api/schools/${school.uai}/distance-days`, { signal }),
  )
  const { load } = loaded
  // A sheet of paper need not say that there is nothing.
  const isPrinted = load.state === 'ready' && load.value.declarations.some(isStandingOn(load.value))
  return (
    <section class={isPrinted ? 'stack' : 'stack no-print'}>
      <h2>{words.title}</h2>
      <LoadView loaded={loaded} label={words.title}>
        {(list) => <Declared school={school} list={list} onChange={loaded.reload} />}
      </LoadView>
    </section>
  )
}

function isStandingOn({ today }: DistanceList): (one: DistanceDeclaration) => boolean {
  return ({ untilDay, withdrawnAt }) => withdrawnAt === null && untilDay >= today
}

function Declared(props: { school: MySchool; list: DistanceList; onChange: () => void }) {
  const { list, onChange, school } = props
  const words = useWords('distance')
  const [over, setOver] = useState<Over | null>(null)
  const mayDeclare = mayIn(school, ['timetable'])
  const { declarations, today } = list
  const isStanding = isStandingOn(list)
  const standing = declarations.filter(isStanding)
  const past = declarations.filter((one) => !isStanding(one))
  const close = (): void => setOver(null)
  const done = (): void => {
    close()
    onChange()
  }
  return (
    <>
      {standing.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.means}</p>
          <DeclarationList
            uai={school.uai}
            declarations={standing}
            onChange={mayDeclare ? (changed) => setOver({ changed }) : null}
          />
        </>
      )}
      {mayDeclare && (
        <p class="row no-print">
          <Button onClick={() => setOver({ start: closingTomorrow(today) })}>
            {words.closeTomorrow}
          </Button>
          <Button kind="quiet" onClick={() => setOver({ start: someClassesToday(today) })}>
            {words.other}
          </Button>
          <Button kind="quiet" onClick={() => setOver('turns')}>
            {words.turns.open}
          </Button>
        </p>
      )}
      {past.length > 0 && (
        <div class="no-print">
          <Disclosure label={words.past}>
            <DeclarationList uai={school.uai} declarations={past} onChange={null} />
          </Disclosure>
        </div>
      )}
      {over !== null && (
        <OverPanel uai={school.uai} today={today} over={over} onDone={done} onClose={close} />
      )}
    </>
  )
}

function OverPanel(props: {
  uai: string
  today: Day
  over: Over
  onDone: () => void
  onClose: () => void
}) {
  const { over, today, ...rest } = props
  if (over === 'turns') return <TurnsDialog today={today} {...rest} />
  if ('start' in over) return <DistanceDialog today={today} start={over.start} {...rest} />
  return <ShortenDistanceDialog declaration={over.changed} {...rest} />
}
