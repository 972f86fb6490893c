/** Looks through the questions of one's own, shared and common exercises, and takes some. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import { SubjectSelect } from '#browser/write/subject-select.tsx'
import { questionKinds } from '#contract/question-kinds.ts'
import type {
  FoundQuestion,
  FoundQuestions,
  QuestionPick,
  TakenQuestions,
} from '#contract/question-search.ts'
import type { Question } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import { tagLengthMax } from '#contract/sharing-limits.ts'

/** As many as are taken at once. */
const picksMax = 30

export interface TakeFromBankProps {
  exerciseId: string
  schoolUai: string
  /** How many the exercise can still hold. */
  room: number
  onQuestions: (questions: readonly Question[]) => void
  /** The exercise's files: those of what was taken among them. */
  onFiles: (files: readonly FileSummary[]) => void
  onClose: () => void
}

interface Wish {
  readonly words: string
  readonly kind: string
  readonly subject: string | null
  readonly tag: string
}

const everything: Wish = { words: '', kind: '', subject: null, tag: '' }

const isSame = (one: QuestionPick, other: QuestionPick): boolean =>
  one.exerciseId === other.exerciseId && one.questionId === other.questionId

export function TakeFromBank(props: TakeFromBankProps) {
  const { exerciseId, schoolUai, room, onQuestions, onFiles, onClose } = props
  const words = useWords('sharing').bank
  const [wish, setWish] = useState(everything)
  const [picks, setPicks] = useState<readonly QuestionPick[]>([])
  const act = useAct()
  const take = (): void => {
    void act.run(
      () =>
        callApi<TakenQuestions>(`/api/exercises/${exerciseId}/taken-questions`, {
          body: { picks: [...picks] },
        }),
      ({ questions, files }) => {
        onFiles(files)
        onQuestions(questions)
        toast({ text: words.taken({ count: questions.length }) })
        onClose()
      },
    )
  }
  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      wide
      actions={
        picks.length > 0 && (
          <Button kind="primary" busy={act.busy} onClick={take}>
            {words.take({ count: picks.length })}
          </Button>
        )
      }
    >
      <div class="stack">
        <p>{words.means}</p>
        <BankWish
          wish={wish}
          schoolUai={schoolUai}
          onWish={(part) => setWish((now) => ({ ...now, ...part }))}
        />
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={take} live />}
        <FoundInBank
          exerciseId={exerciseId}
          wish={wish}
          picks={picks}
          isFull={picks.length >= Math.min(room, picksMax)}
          onPick={(pick, isChosen) =>
            setPicks((all) => {
              const others = all.filter((one) => !isSame(one, pick))
              return isChosen ? [...others, pick] : others
            })
          }
        />
      </div>
    </Dialog>
  )
}

function BankWish(props: { wish: Wish; schoolUai: string; onWish: (part: Partial<Wish>) => void }) {
  const { wish, schoolUai, onWish } = props
  const words = useWords('sharing').bank
  const { kinds } = useWords('question')
  return (
    <>
      <SearchField
        label={words.words}
        value={wish.words}
        onValue={(typed) => onWish({ words: typed })}
        showLabel
      />
      <div class="write-details">
        <Select
          label={words.kind}
          value={wish.kind}
          placeholder={words.anyKind}
          options={questionKinds.map((kind) => ({ value: kind, label: kinds[kind] }))}
          onValue={(kind) => onWish({ kind })}
        />
        <SubjectSelect
          schoolUai={schoolUai}
          value={wish.subject}
          none={words.anySubject}
          onValue={(subject) => onWish({ subject })}
        />
        <Field
          label={words.tag}
          optional
          value={wish.tag}
          maxLength={tagLengthMax}
          onValue={(tag) => onWish({ tag })}
        />
      </div>
    </>
  )
}

function FoundInBank(props: {
  exerciseId: string
  wish: Wish
  picks: readonly QuestionPick[]
  isFull: boolean
  onPick: (pick: QuestionPick, isChosen: boolean) => void
}) {
  const words = useWords('sharing').bank
  const { words: typed, kind, subject, tag } = props.wish
  const settled = useSettled(
    JSON.stringify({ words: typed.trim(), kind, subject, tag: tag.trim() }),
  )
  const [turned, setTurned] = useState({ settled, page: 0 })
  // Another wish begins on its first page.
  const page = turned.settled === settled ? turned.page : 0
  const turnTo = (next: number): void => setTurned({ settled, page: next })
  const loaded = useLoad(`questions for ${props.exerciseId} ${page} ${settled}`, (signal) => {
    const query = Object.entries(JSON.parse(settled) as Record<string, string | null>)
    const asked = Object.fromEntries(query.filter(([, value]) => value !== '' && value !== null))
    return callApi<FoundQuestions>('/api/questions/search', {
      signal,
      query: { for: props.exerciseId, page, ...asked },
    })
  })
  return (
    <LoadView loaded={loaded} label={words.found}>
      {({ questions, hasMore }) => (
        <>
          <fieldset class="choice-group">
            <legend class="field-label">{words.found}</legend>
            {questions.length === 0 && <p role="status">{words.none}</p>}
            {questions.map((question) => (
              <BankLine
                key={`${question.exerciseId} ${question.questionId}`}
                {...props}
                question={question}
              />
            ))}
          </fieldset>
          <div class="row">
            {page > 0 && <Button onClick={() => turnTo(page - 1)}>{words.previous}</Button>}
            {hasMore && <Button onClick={() => turnTo(page + 1)}>{words.next}</Button>}
          </div>
        </>
      )}
    </LoadView>
  )
}

function BankLine(props: {
  question: FoundQuestion
  picks: readonly QuestionPick[]
  isFull: boolean
  onPick: (pick: QuestionPick, isChosen: boolean) => void
}) {
  const { question, picks, isFull, onPick } = props
  const words = useWords('sharing')
  const { kinds } = useWords('question')
  const { exerciseId, questionId } = question
  const isChosen = picks.some((one) => isSame(one, question))
  const author = question.isMine ? words.me : (question.authorName ?? words.common)
  return (
    <CheckBox
      framed
      label={<span lang="fr">{question.text.trim() || words.bank.empty}</span>}
      hint={words.bank.from({
        kind: kinds[question.kind],
        exercise: question.exerciseTitle,
        author,
      })}
      checked={isChosen}
      disabled={isFull && !isChosen}
      onChecked={(wanted) => onPick({ exerciseId, questionId }, wanted)}
    />
  )
}
