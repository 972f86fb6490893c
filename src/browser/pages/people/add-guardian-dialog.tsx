/** Links a guardian to a pupil: somebody new, or somebody whom the school knows already. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { ChoosePeople, type ChosenPerson } from '#browser/school/choose-people.tsx'
import { focusFirstWrong } from '#browser/school/focus-first-wrong.ts'
import { PersonFieldsForm } from '#browser/school/person-fields-form.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import {
  nobodyTyped,
  problemsOf,
  sentPerson,
  type TypedPerson,
} from '#browser/school/typed-person.ts'
import { type MySchool, mayIn } from '#browser/school/use-school.ts'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { AddPerson, PersonFile } from '#contract/people.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

const kinds = ['mother', 'father', 'tutor', 'other'] as const

type Kind = (typeof kinds)[number] | null

function linkKnown(uai: string, guardianId: string, pupilId: string, kind: Kind) {
  return callApi(`/api/schools/${uai}/guardianships`, { body: { guardianId, pupilId, kind } })
}

function addNew(uai: string, id: string, person: TypedPerson, as: AddPerson['as']) {
  return callApi(`/api/schools/${uai}/people`, { body: { id, ...sentPerson(person), as } })
}

type Who = 'new' | 'known'

function WhoChoice({ who, onWho }: { who: Who; onWho: (who: Who) => void }) {
  const words = useWords('people').guardianDialog
  return (
    <RadioGroup
      label={words.who}
      value={who}
      onValue={onWho}
      inLine
      options={[
        { value: 'new', label: words.new },
        { value: 'known', label: words.known },
      ]}
    />
  )
}

function NotAdded({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const { guardianDialog: words, add } = useWords('people')
  if (refusal.detail.where === 'elsewhere') {
    return (
      <Notice kind="danger" title={words.elsewhere} live>
        {words.elsewhereDo}
      </Notice>
    )
  }
  return <SentBefore refusal={refusal} onRetry={onRetry} words={add.addedBefore} />
}

export interface AddGuardianDialogProps {
  school: MySchool
  pupil: PersonFile
  onAdded: () => void
  onClose: () => void
}

export function AddGuardianDialog({ school, pupil, onAdded, onClose }: AddGuardianDialogProps) {
  const people = useWords('people')
  const words = people.guardianDialog
  // A link to a person who exists is a decision on guardians; a new person belongs to the roster.
  const mayLink = mayIn(school, ['guardians'])
  const [who, setWho] = useState<Who>('new')
  const [kind, setKind] = useState('')
  const [person, setPerson] = useState(nobodyTyped)
  const [chosen, setChosen] = useState<readonly ChosenPerson[]>([])
  // A second press adds the same person again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const known = chosen[0]
  const isReady = who === 'new' ? Object.keys(problemsOf(person)).length === 0 : known !== undefined
  const linkKind = kinds.find((one) => one === kind) ?? null
  const add = (): void => {
    setAsked(true)
    if (!isReady) return
    void act.run(
      () =>
        known !== undefined && who === 'known'
          ? linkKnown(school.uai, known.id, pupil.id, linkKind)
          : addNew(school.uai, id, person, { role: 'guardian', pupilId: pupil.id, kind: linkKind }),
      () => {
        toast({ text: words.done })
        onAdded()
      },
    )
  }
  return (
    <Dialog open wide title={words.title({ name: spokenName(pupil) })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          add()
          focusFirstWrong(event.currentTarget)
        }}
      >
        <p>{words.means}</p>
        {mayLink && <WhoChoice who={who} onWho={setWho} />}
        <Select
          label={words.kind}
          value={kind}
          placeholder={words.kindUnknown}
          onValue={setKind}
          options={kinds.map((value) => ({ value, label: people.kinds[value] }))}
        />
        {who === 'new' ? (
          <PersonFieldsForm person={person} onPerson={setPerson} asked={asked} extent="contact" />
        ) : (
          <ChoosePeople
            uai={school.uai}
            who="guardian"
            label={people.pick.search}
            chosen={chosen}
            onChosen={setChosen}
            alreadyIds={new Set(pupil.guardians.map((link) => link.person.id))}
            single
          />
        )}
        {asked && who === 'known' && known === undefined && (
          <Notice kind="danger" title={words.chooseOne} live />
        )}
        {act.refusal && <NotAdded refusal={act.refusal} onRetry={add} />}
        <p>
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.submit}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
