/** From when to when parts of classes take turns, in which rhythm, and who is at home on each day. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Day } from '#kernel/calendar-day.ts'
import { type Rhythm, type Turn, type TurnsPlace, type TurnsWish, turnsOf } from './turns-wish.ts'

const rhythms: readonly Rhythm[] = ['day', 'week']
const turns: readonly Turn[] = ['first', 'second', 'nobody']

export interface TurnDaysProps {
  wish: TurnsWish
  days: readonly Day[]
  mistake: TurnsPlace | null
  onWish: (wish: TurnsWish) => void
}

export function TurnDays({ days, mistake, onWish, wish }: TurnDaysProps) {
  const words = useWords('distance')
  const ends = useWords('half-days')
  return (
    <>
      <div class="turn-ends">
        <Field
          type="date"
          label={ends.from}
          value={wish.fromDay}
          error={mistake === 'fromDay' ? words.errors.fromDay : null}
          onValue={(fromDay) =>
            // A last day before the first would only have to be mended too.
            onWish({
              ...wish,
              fromDay,
              untilDay: wish.untilDay < fromDay ? fromDay : wish.untilDay,
            })
          }
        />
        <Field
          type="date"
          label={ends.until}
          value={wish.untilDay}
          error={mistake === 'untilDay' ? words.errors.untilDay : null}
          onValue={(untilDay) => onWish({ ...wish, untilDay })}
        />
      </div>
      <RadioGroup
        label={words.turns.rhythm}
        inLine
        value={wish.rhythm}
        onValue={(rhythm) => onWish({ ...wish, rhythm, changed: {} })}
        options={rhythms.map((value) => ({ value, label: words.turns.rhythms[value] }))}
      />
      <AtHome wish={wish} days={days} mistake={mistake} onWish={onWish} />
    </>
  )
}

function AtHome({ days, mistake, onWish, wish }: TurnDaysProps) {
  const words = useWords('distance').turns
  const format = useFormat()
  const shown = turnsOf(wish, days)
  return (
    <fieldset class="distance-classes">
      <legend class="field-label">{words.atHome}</legend>
      {shown.length === 0 && <p>{words.noDay}</p>}
      {mistake === 'days' && shown.length > 0 && <p class="field-error">{words.errors.days}</p>}
      <div class="turn-days">
        {shown.map(({ day, turn }) => (
          <Select
            key={day}
            label={format.day(dayInstant(day))}
            value={turn}
            onValue={(value) => {
              const chosen = turns.find((one) => one === value) ?? 'nobody'
              onWish({ ...wish, changed: { ...wish.changed, [day]: chosen } })
            }}
            options={turns.map((value) => ({ value, label: words.whoIsHome[value] }))}
          />
        ))}
      </div>
    </fieldset>
  )
}
