/** One open answer: what was asked, what the pupil gave, the points and the comment. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { attemptPhotos, exerciseFiles } from '#browser/content/file-addresses.ts'
import { HandedFiles } from '#browser/content/handed-files.tsx'
import { InlineText } from '#browser/content/inline-text.tsx'
import { isPdf } from '#browser/content/is-pdf.ts'
import { isPicture } from '#browser/content/is-picture.ts'
import { Card } from '#browser/parts/card.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { MarkingSheet } from '#contract/results.ts'
import { AnswerPdf } from './answer-pdf.tsx'
import { AnswerPhotos } from './answer-photos.tsx'
import { MarkForm, type MarkFormProps } from './mark-form.tsx'
import { OnAllCopies } from './on-all-copies.tsx'
import { OpenedHints } from './opened-hints.tsx'
import { photosOf, type SheetQuestion } from './sheet-question.ts'
import type { Drawings } from './use-drawings.ts'

export interface OpenAnswerProps {
  one: SheetQuestion
  sheet: MarkingSheet
  drawings: Drawings
  children?: ComponentChildren
}

function GivenAnswer({ one, sheet, drawings }: OpenAnswerProps) {
  const words = useWords('teach').mark
  const { answers, attemptId } = sheet.result
  const answer = answers[one.question.id]
  const given = answer?.kind === 'open' ? answer : null
  const text = given?.text ?? ''
  const all = photosOf(sheet.result, given?.fileIds ?? [])
  const pictures = all.filter(isPicture)
  const files = all.filter((one) => !isPicture(one))
  const address = attemptPhotos(attemptId)
  return (
    <div class="marking-answer">
      <h3>{words.answer}</h3>
      {text === '' ? (
        <p class="soft">{all.length > 0 ? words.noText : words.noAnswer}</p>
      ) : (
        <p class="marking-text">{text}</p>
      )}
      <HandedFiles
        files={files}
        address={address}
        under={(file) =>
          isPdf(file) && <AnswerPdf file={file} address={address(file.id)} drawings={drawings} />
        }
      />
      {pictures.length > 0 && (
        <AnswerPhotos attemptId={attemptId} photos={pictures} drawings={drawings} />
      )}
    </div>
  )
}

/** What was asked and given, to be read; what it gets stands under it. */
export function OpenAnswer(props: OpenAnswerProps) {
  const { children, one, sheet } = props
  const { question, number } = one
  const words = useWords('teach').mark
  const guide = sheet.markingGuides[question.id]
  return (
    <Card title={words.question({ number })}>
      <ContentBlocks
        blocks={question.prompt}
        fileAddress={exerciseFiles(sheet.result.exerciseId)}
        files={sheet.result.files}
        headingShift={1}
      />
      <GivenAnswer {...props} />
      <OpenedHints one={one} />
      {guide && (
        <Disclosure label={words.guide}>
          <p lang="fr">
            <InlineText inlines={guide} />
          </p>
        </Disclosure>
      )}
      {children}
    </Card>
  )
}

export interface OpenMarkProps extends MarkFormProps, Omit<OpenAnswerProps, 'children'> {
  one: SheetQuestion
  /** This question alone is on the page. */
  isAlone: boolean
}

export function OpenMark(props: OpenMarkProps) {
  const { one, sheet, drawings, isAlone } = props
  const words = useWords('teach').mark
  return (
    <OpenAnswer one={one} sheet={sheet} drawings={drawings}>
      <MarkForm {...props} />
      <OnAllCopies
        attemptId={sheet.result.attemptId}
        id={one.id}
        name={words.question({ number: one.number })}
        isAlone={isAlone}
      />
    </OpenAnswer>
  )
}
