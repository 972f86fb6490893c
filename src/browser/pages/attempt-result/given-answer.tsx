/** What a pupil gave, put into words again from the question and the answer alone. */
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage } from '#browser/content/content-text.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { isPicture } from '#browser/content/is-picture.ts'
import { keyed } from '#browser/content/keyed.ts'
import type { Inlines } from '#contract/content.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answer } from '#contract/questions.ts'
import type { AttemptResult } from '#contract/results.ts'
import { GivenFiles } from './given-files.tsx'
import { GivenPhoto } from './given-photo.tsx'

interface GivenAnswerProps {
  question: PupilQuestion
  answer: Answer | undefined
  copy: AttemptResult
}

const asInlines = (text: string): Inlines => (text.trim() === '' ? [] : [{ type: 'text', text }])

function textOf(
  options: readonly { id: string; text: Inlines }[],
  id: string | undefined,
): Inlines {
  return options.find((option) => option.id === id)?.text ?? []
}

/** The answer as lines of running text; empty where nothing was given. */
function linesOf(
  question: PupilQuestion,
  answer: Answer,
  isTrue: string,
  isFalse: string,
): Inlines[] {
  if (question.kind === 'single_choice' && answer.kind === 'single_choice') {
    return [textOf(question.choices, answer.choice)]
  }
  if (question.kind === 'multiple_choice' && answer.kind === 'multiple_choice') {
    return answer.choices.map((id) => textOf(question.choices, id))
  }
  if (answer.kind === 'true_false') return [asInlines(answer.value ? isTrue : isFalse)]
  if (answer.kind === 'numeric' || answer.kind === 'short_text') return [asInlines(answer.text)]
  if (question.kind === 'order' && answer.kind === 'order') {
    return answer.order.map((id) => textOf(question.items, id))
  }
  if (question.kind === 'match' && answer.kind === 'match') {
    return question.lefts.map((left): Inlines => {
      const right = textOf(question.rights, answer.pairs[left.id])
      return right.length === 0 ? [] : [...left.text, { type: 'text', text: ' → ' }, ...right]
    })
  }
  if (question.kind === 'gap_text' && answer.kind === 'gap_text') {
    return question.lines.map((line) =>
      line.flatMap((piece): Inlines => {
        if (piece.type === 'words') return piece.text
        const typed = answer.gaps[piece.id]
        const words =
          piece.input === 'choice' ? textOf(piece.choices, typed) : asInlines(typed ?? '')
        return words.length === 0
          ? [{ type: 'text', text: '……' }]
          : words.map((one) => (one.type === 'text' ? { ...one, marks: ['strong'] } : one))
      }),
    )
  }
  return []
}

function OpenGiven({
  answer,
  copy,
}: {
  answer: Extract<Answer, { kind: 'open' }>
  copy: AttemptResult
}) {
  const files = answer.fileIds.flatMap(
    (id) => copy.photos.find((one) => one.id === id && !isPicture(one)) ?? [],
  )
  const pages = answer.fileIds.filter((id) => files.every((file) => file.id !== id))
  return (
    <>
      {answer.text.trim() !== '' && <p class="given-text">{answer.text}</p>}
      <GivenPhotos fileIds={pages} copy={copy} />
      <GivenFiles files={files} attemptId={copy.attemptId} drawn={copy.marks?.annotations ?? []} />
    </>
  )
}

export function GivenPhotos(props: { fileIds: readonly string[]; copy: AttemptResult }) {
  const { fileIds, copy } = props
  const words = useWords('exercise')
  const address = attemptPhotos(copy.attemptId)
  const drawn = copy.marks?.annotations ?? []
  if (fileIds.length === 0) return null
  return (
    <ul class="plain given-photos">
      {fileIds.map((fileId, place) => (
        <li key={fileId}>
          <GivenPhoto
            photo={copy.photos.find((photo) => photo.id === fileId)}
            address={address(fileId)}
            label={words.photoNumber({ number: place + 1 })}
            annotations={drawn.filter((one) => one.photoId === fileId)}
          />
        </li>
      ))}
    </ul>
  )
}

export function GivenAnswer({ question, answer, copy }: GivenAnswerProps) {
  const words = useWords('exercise')
  if (answer?.kind === 'open') return <OpenGiven answer={answer} copy={copy} />
  const lines =
    answer === undefined
      ? []
      : linesOf(question, answer, words.isTrue, words.isFalse).filter((line) => line.length > 0)
  const List = question.kind === 'order' ? 'ol' : 'ul'
  const [only] = lines
  if (only === undefined) return null
  if (lines.length === 1) {
    return (
      <p lang={contentLanguage}>
        <InlineText inlines={only} />
      </p>
    )
  }
  return (
    <List lang={contentLanguage}>
      {keyed(lines).map(({ key, item }) => (
        <li key={key}>
          <InlineText inlines={item} />
        </li>
      ))}
    </List>
  )
}
