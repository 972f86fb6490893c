/** Asks for a signature: of whom (all or some), which words, which answer, until when. */
import { useRef, useState } from 'preact/hooks'
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
import type { Course } from '#contract/classes.ts'
import { signatureTextMax } from '#contract/signature-limits.ts'
import type { SignatureKind, SignatureRequestInput } from '#contract/signatures.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
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

export function AskSignatureForm(props: {
  courses: readonly Course[]
  today: Day
  onAsked: () => void
}) {
  const words = useWords('signing')
  const act = useAct()
  const places = usePlaces(props.courses)
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const [kind, setKind] = useState<SignatureKind>('read')
  const [until, setUntil] = useState(addDays(props.today, daysUsual))
  const [pupilIds, setPupilIds] = useState<readonly Id[] | null>(null)
  // The same id until it is received: sending twice is asking once.
  const sent = useRef<{ readonly of: string; readonly id: string } | null>(null)
  const place = places.find(({ value }) => value === to) ?? places[0]
  if (place === undefined) return <p>{words.nowhere}</p>
  const isReady = text.trim() !== '' && pupilIds?.length !== 0
  const toSome = place.courseId === null || pupilIds === null ? {} : { pupilIds: [...pupilIds] }
  const choosePlace = (value: string): void => {
    setTo(value)
    setPupilIds(null)
  }
  const send = (): void => {
    if (!isReady) return
    const content = { text: text.trim(), kind, until, ...toSome }
    const of = JSON.stringify([place.value, content])
    if (sent.current?.of !== of) sent.current = { of, id: mintId({ now: Date.now }, systemRandom) }
    const body: SignatureRequestInput = { id: sent.current.id, ...content }
    void act.run(
      () => callApi(place.value, { body }),
      () => {
        sent.current = null
        setText('')
        setPupilIds(null)
        toast({ text: words.asked({ to: place.label }) })
        props.onAsked()
      },
    )
  }
  return (
    <form
      class="stack signature-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Select label={words.to} value={place.value} onValue={choosePlace} options={places} />
      {place.courseId !== null && (
        <ChoosePupils courseId={place.courseId} chosen={pupilIds} onChosen={setPupilIds} />
      )}
      <TextArea
        label={words.text}
        hint={words.textHint}
        value={text}
        onValue={setText}
        rows={3}
        maxLength={signatureTextMax}
      />
      <RadioGroup
        label={words.kind}
        value={kind}
        onValue={setKind}
        options={(['read', 'permission'] as const).map((value) => ({
          value,
          label: words.kinds[value],
        }))}
      />
      <Field label={words.until} value={until} onValue={setUntil} type="date" />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={!isReady}>
          {words.ask}
        </Button>
      </p>
    </form>
  )
}
