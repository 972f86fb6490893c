/** Asks for a signature: of whom (all or some), which words, which answer, until when. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { ChoosePupils } from '#browser/teach/choose-pupils.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { Course } from '#contract/classes.ts'
import { signatureDaysMax, signatureTextMax } from '#contract/signature-limits.ts'
import type { SignatureKind, SignatureRequestInput } from '#contract/signatures.ts'
import { addDays, type Day, isDay } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

/** As long as most families need to see it. */
const daysUsual = 7

interface AskedPlace {
  readonly value: string
  readonly label: string
  /** Null for a class, which is asked as a whole. */
  readonly courseId: Id | null
}

function usePlaces(courses: readonly Course[]): AskedPlace[] {
  const words = useWords('signing')
  const classes = new Map(
    courses.flatMap((course) => course.classes.map(({ id, name }) => [id, name ?? ''])),
  )
  return [
    ...courses.map(({ id, name }) => ({
      value: `/api/courses/${id}/signature-requests`,
      label: name,
      courseId: id,
    })),
    ...[...classes].map(([id, name]) => ({
      value: `/api/classes/${id}/signature-requests`,
      label: words.wholeClass({ name }),
      courseId: null,
    })),
  ]
}

const isWrongUntil = (until: Day, today: Day): boolean =>
  !isDay(until) || until < today || until > addDays(today, signatureDaysMax)

function AnswerFields(props: {
  kind: SignatureKind
  onKind: (kind: SignatureKind) => void
  until: Day
  isUntilWrong: boolean
  onUntil: (until: Day) => void
}) {
  const words = useWords('signing')
  return (
    <>
      <RadioGroup
        label={words.kind}
        value={props.kind}
        onValue={props.onKind}
        options={(['read', 'permission'] as const).map((value) => ({
          value,
          label: words.kinds[value],
        }))}
      />
      <Field
        label={words.until}
        error={props.isUntilWrong ? words.untilWrong({ days: signatureDaysMax }) : null}
        value={props.until}
        onValue={props.onUntil}
        type="date"
      />
    </>
  )
}

/** `onAsked` is told whose guardians were asked. */
function useAsking(onAsked: (to: string) => void) {
  const act = useAct()
  // The same id until it is received: sending twice is asking once.
  const sent = useRef<{ readonly of: string; readonly id: string } | null>(null)
  const ask = (place: AskedPlace, content: Omit<SignatureRequestInput, 'id'>): void => {
    const of = JSON.stringify([place.value, content])
    if (sent.current?.of !== of) sent.current = { of, id: mintId({ now: Date.now }, systemRandom) }
    const body: SignatureRequestInput = { id: sent.current.id, ...content }
    void act.run(
      () => callApi(place.value, { body }),
      () => {
        sent.current = null
        onAsked(place.label)
      },
    )
  }
  return { act, ask }
}

interface SignatureDraft {
  readonly to: string
  readonly text: string
  readonly kind: SignatureKind
  readonly until: Day
  readonly pupilIds: readonly Id[] | null
}

/** What was typed when its page was left, by who typed it: there again for whoever comes back. */
const leftDrafts = new Map<Id, SignatureDraft>()

/** One draft for all fields; a page that is left over it keeps it. */
function useSignatureDraft(personId: Id, today: Day) {
  const [draft, setDraft] = useState<SignatureDraft>(() => {
    const fresh = { to: '', text: '', kind: 'read', until: addDays(today, daysUsual) } as const
    return leftDrafts.get(personId) ?? { ...fresh, pupilIds: null }
  })
  const isUnsaved = draft.text.trim() !== ''
  useEffect(() => {
    leftDrafts.delete(personId)
  }, [personId])
  useUnsavedGuard(
    () => isUnsaved,
    () => leftDrafts.set(personId, draft),
  )
  const change = (change: Partial<SignatureDraft>): void =>
    setDraft((before) => ({ ...before, ...change }))
  return { draft, change }
}

export function AskSignatureForm(props: {
  personId: Id
  courses: readonly Course[]
  today: Day
  onAsked: () => void
}) {
  const words = useWords('signing')
  const places = usePlaces(props.courses)
  const { change, draft } = useSignatureDraft(props.personId, props.today)
  const { kind, pupilIds, text, to, until } = draft
  const { act, ask } = useAsking((label) => {
    change({ text: '', pupilIds: null })
    toast({ text: words.asked({ to: label }) })
    props.onAsked()
  })
  // Of several none is chosen beforehand: whoever is in a hurry would ask the wrong families.
  const place = places.length === 1 ? places[0] : places.find(({ value }) => value === to)
  const courseId = place?.courseId ?? null
  const isUntilWrong = isWrongUntil(until, props.today)
  const isReady =
    place !== undefined && text.trim() !== '' && pupilIds?.length !== 0 && !isUntilWrong
  if (places.length === 0) return <p>{words.nowhere}</p>
  const toSome = courseId === null || pupilIds === null ? {} : { pupilIds: [...pupilIds] }
  const send = (): void => {
    if (place === undefined || !isReady) return
    ask(place, { text: text.trim(), kind, until, ...toSome })
  }
  return (
    <form
      class="stack signature-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Select
        label={words.to}
        value={place?.value ?? ''}
        placeholder={words.choose}
        onValue={(value) => change({ to: value, pupilIds: null })}
        options={places}
      />
      {courseId !== null && (
        <ChoosePupils
          courseId={courseId}
          chosen={pupilIds}
          onChosen={(ids) => change({ pupilIds: ids })}
        />
      )}
      <TextArea
        label={words.text}
        hint={words.textHint}
        value={text}
        onValue={(value) => change({ text: value })}
        rows={3}
        maxLength={signatureTextMax}
      />
      <AnswerFields
        {...{ kind, until, isUntilWrong }}
        onKind={(value) => change({ kind: value })}
        onUntil={(value) => change({ until: value })}
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={!isReady}>
          {words.ask}
        </Button>
      </p>
    </form>
  )
}
