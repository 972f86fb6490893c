/** The form of a paper copy: photos first, then what they answer and when the sheet came. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { PaperDesk } from '#contract/paper-copies.ts'
import { PaperPages } from './paper-pages.tsx'
import { type PaperHand, usePaperHand } from './use-paper-hand.ts'

export interface PaperFormProps {
  desk: PaperDesk
  name: string
  assignmentId: string
  pupilId: string
}

function WhenFields({ hand }: { hand: PaperHand }) {
  const words = useWords('paper-copy')
  const { said, say, problem } = hand
  return (
    <>
      <RadioGroup
        label={words.when}
        value={said.when}
        onValue={(when) => say({ when })}
        options={[
          { value: 'now', label: words.now },
          { value: 'before', label: words.before, hint: words.beforeHint },
        ]}
      />
      {said.when === 'before' && (
        <div class="paper-when">
          <Field
            label={words.day}
            type="date"
            value={said.day}
            error={problem === 'hour' ? words.hourWrong : null}
            onValue={(day) => say({ day })}
          />
          <Field
            label={words.time}
            type="time"
            value={said.time}
            onValue={(time) => say({ time })}
          />
        </div>
      )}
    </>
  )
}

function Arrived({ hand, name, assignmentId }: PaperFormProps & { hand: PaperHand }) {
  const words = useWords('paper-copy')
  const format = useFormat()
  if (hand.receipt === null) return null
  return (
    <Notice
      kind="success"
      live
      title={words.arrived({ name })}
      actions={
        <LinkButton kind="primary" href={pagePaths.following(assignmentId)}>
          {words.toFollowing}
        </LinkButton>
      }
    >
      <p>{words.receipt({ number: format.number(hand.receipt.number) })}</p>
    </Notice>
  )
}

/** For whom the sheet counts as well. */
function ForTeam({ desk, name }: Pick<PaperFormProps, 'desk' | 'name'>) {
  const words = useWords('paper-copy')
  const format = useFormat()
  if (desk.mates === undefined) return null
  const mates = format.list(desk.mates.map((one) => `${one.givenName} ${one.familyName}`))
  return (
    <Notice kind="information" title={words.forTeam({ name, mates })}>
      <p>{words.forTeamMeans}</p>
    </Notice>
  )
}

export function PaperForm(props: PaperFormProps) {
  const { desk, name } = props
  const words = useWords('paper-copy')
  const [wasPressed, setPressed] = useState(false)
  const hand = usePaperHand(props)
  if (hand.receipt !== null) return <Arrived {...props} hand={hand} />
  const send = (): void => {
    setPressed(true)
    void hand.send()
  }
  return (
    <div class="paper-form">
      {desk.state === 'begun' && (
        <Notice kind="information" title={words.begun({ name })}>
          <p>{words.begunMeans({ count: desk.answeredCount })}</p>
        </Notice>
      )}
      <ForTeam desk={desk} name={name} />
      <PaperPages hand={hand} />
      {wasPressed && hand.problem === 'photos' && (
        <Notice kind="attention" title={words.noPhoto} live />
      )}
      <Select
        label={words.answers}
        value={hand.said.questionId}
        onValue={(questionId) => hand.say({ questionId })}
        placeholder={words.wholeWork}
        options={desk.questions.map(({ id, number }) => ({
          value: id,
          label: words.question({ number }),
        }))}
        hint={hand.said.questionId === '' ? words.wholeWorkMeans : undefined}
      />
      <WhenFields hand={hand} />
      {hand.refusal && <ErrorView refusal={hand.refusal} onRetry={send} live />}
      {hand.busy && (
        <Progress label={words.sending} value={Math.round(hand.share * 100)} max={100} />
      )}
      <p class="row">
        <Button kind="primary" busy={hand.busy || hand.problem === 'preparing'} onClick={send}>
          {words.act}
        </Button>
      </p>
      <p class="soft">{words.means({ name })}</p>
    </div>
  )
}
