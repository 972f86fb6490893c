/** Days at a distance that were declared: for whom, when, why; and whom by name, where only some pupils are. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import type { DistanceDeclaration, DistancePupils } from '#contract/distance-days.ts'
import { useSpanText } from './use-span-text.ts'
import './distance.css'

export function DeclarationList(props: {
  uai: string
  declarations: readonly DistanceDeclaration[]
  onChange: ((declaration: DistanceDeclaration) => void) | null
}) {
  const { declarations, onChange, uai } = props
  const words = useWords('distance')
  const format = useFormat()
  const spanText = useSpanText()
  const forWhom = ({ classes, pupils }: DistanceDeclaration): string => {
    if (classes === null) return words.wholeSchool
    const names = format.list(classes)
    return pupils === null ? names : words.turns.some({ names, count: pupils })
  }
  return (
    <ul class="plain distance-list">
      {declarations.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{forWhom(one)}</strong> {spanText(one)} · {words.reasons[one.reason]}
            {one.withdrawnAt !== null && <> · {words.withdrawn}</>}{' '}
            <span class="soft small">{words.by({ by: one.by, day: format.day(one.at) })}</span>
          </span>
          {onChange !== null && (
            <span class="no-print">
              <Button kind="quiet" onClick={() => onChange(one)}>
                {words.change}
                <span class="for-screen-readers"> {spanText(one)}</span>
              </Button>
            </span>
          )}
          {one.pupils !== null && one.withdrawnAt === null && (
            <PartDetails uai={uai} declaration={one} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** The days that stay of those that were chosen, and the pupils: read once somebody looks. */
function PartDetails({ declaration, uai }: { uai: string; declaration: DistanceDeclaration }) {
  const words = useWords('distance').turns
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const { onDays, untilDay } = declaration
  const days = (onDays ?? []).filter((day) => day <= untilDay)
  return (
    <div class="distance-part no-print">
      <Disclosure label={words.details({ count: days.length })} open={isOpen} onToggle={setIsOpen}>
        {days.length > 0 && <p>{format.list(days.map((day) => format.day(dayInstant(day))))}</p>}
        {isOpen && <NamedPupils uai={uai} distanceId={declaration.id} />}
      </Disclosure>
    </div>
  )
}

function NamedPupils({ distanceId, uai }: { uai: string; distanceId: string }) {
  const words = useWords('distance').turns
  const format = useFormat()
  const path = `/api/schools/${uai}/distance-days/${distanceId}/pupils`
  const loaded = useLoad(path, (signal) => callApi<DistancePupils>(path, { signal }))
  return (
    <LoadView loaded={loaded} label={words.pupils}>
      {({ classes }) => (
        <dl class="distance-named">
          {classes.map(({ id, name, pupils }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                {format.list(pupils.map((pupil) => `${pupil.familyName} ${pupil.givenName}`))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </LoadView>
  )
}
