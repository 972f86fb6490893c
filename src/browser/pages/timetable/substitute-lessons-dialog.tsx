/** Gives lessons of one absence to one substitute; who is free at the first of them stands first. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { AbsenceLesson } from '#contract/teacher-absences.ts'
import type { PossibleSubstitutes } from '#contract/timetable.ts'
import { decideEach } from './decide-each.ts'

export function SubstituteLessonsDialog(props: {
  lessons: readonly AbsenceLesson[]
  onDone: () => void
  onClose: () => void
}) {
  const { lessons, onClose } = props
  const words = useWords('absence')
  const firstId = lessons[0]?.id ?? ''
  const loaded = useLoad(`substitutes ${firstId}`, (signal) =>
    callApi<PossibleSubstitutes>(`/api/lessons/${firstId}/possible-substitutes`, { signal }),
  )
  return (
    <Dialog open title={words.substituteTitle} onClose={onClose}>
      <LoadView loaded={loaded} label={words.substituteTitle}>
        {({ teachers }) => <ChooseSubstitute {...props} teachers={teachers} />}
      </LoadView>
    </Dialog>
  )
}

function ChooseSubstitute(
  props: Parameters<typeof SubstituteLessonsDialog>[0] & PossibleSubstitutes,
) {
  const { lessons, onClose, onDone, teachers } = props
  const words = useWords('absence')
  const substitute = useWords('substitute')
  const general = useWords('general')
  const [who, setWho] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  if (teachers.length === 0) return <Notice title={substitute.nobody} />
  const give = async (): Promise<void> => {
    setAsked(true)
    if (who === '') return
    setBusy(true)
    setRefusal(null)
    const body = { substituteId: who, untilDay: null }
    const result = await decideEach(
      lessons.map(({ id }) => id),
      (id) => callApi(`/api/lessons/${id}/substitute`, { body }),
    )
    setBusy(false)
    const missed = lessons.length - result.done.length
    if (result.done.length === 0) {
      setRefusal(result.refusal)
      return
    }
    const text = words.named({ count: result.done.length })
    toast({ text: missed === 0 ? text : `${text}. ${words.partly({ count: missed })}` })
    onDone()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <Select
        label={substitute.who}
        value={who}
        onValue={setWho}
        placeholder={substitute.choose}
        error={asked && who === '' ? substitute.chooseOne : null}
        options={teachers
          .toSorted((one, other) => Number(other.isFree) - Number(one.isFree))
          .map(({ familyName, givenName, id, isFree }) => ({
            value: id,
            label: `${givenName} ${familyName}`,
            group: isFree ? substitute.free : substitute.busy,
          }))}
      />
      <p class="soft">{substitute.means}</p>
      {refusal && <ErrorView refusal={refusal} onRetry={() => void give()} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={busy}>
          {substitute.name}
        </Button>
        <Button onClick={onClose}>{general.cancel}</Button>
      </p>
    </form>
  )
}
