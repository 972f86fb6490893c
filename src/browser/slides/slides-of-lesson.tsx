/** The slides of a lesson's live class, as its adults prepare them: added, seen, taken away. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { type Loaded, useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import {
  boardPaper,
  removedSlidesPath,
  slidePicture,
  slidesPath,
} from '#browser/live/slide-addresses.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { slidesMax } from '#contract/live-slide-limits.ts'
import type { LessonSlides, Slide } from '#contract/live-slides.ts'
import { addSlides, type NotTaken } from './add-slides.ts'
import { DescribeSlideDialog } from './describe-slide-dialog.tsx'
import '#browser/photos/photos.css'
import './slides.css'

const accepted = 'application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif'

export interface SlidesOfLessonProps {
  lessonId: string
  /** In the class itself: puts those on the board that are not there. */
  board?: { readonly laid: ReadonlySet<string>; onLay(slides: readonly Slide[]): void } | undefined
}

interface Outcome {
  readonly notTaken: readonly NotTaken[]
  readonly refusal: ApiRefusal | null
}

/** What is being added, and what came of it. */
function useAdding(lessonId: string, slides: readonly Slide[], reload: () => void) {
  const words = useWords('slides')
  const [step, setStep] = useState<{ done: number; total: number } | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => () => stopping.current?.abort(), [])
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return
    const stopper = new AbortController()
    stopping.current = stopper
    setOutcome(null)
    setStep({ done: 0, total: files.length })
    const added = await addSlides({
      lessonId,
      files,
      room: slidesMax - slides.length,
      signal: stopper.signal,
      onStep: (done, total) => setStep({ done, total }),
    })
    setStep(null)
    setOutcome(added)
    if (added.slides.length > 0) toast({ text: words.added({ count: added.slides.length }) })
    reload()
  }
  return { step, outcome, add, stop: () => stopping.current?.abort() }
}

function AddButton({ disabled, onFiles }: { disabled: boolean; onFiles: (files: File[]) => void }) {
  const words = useWords('slides')
  return (
    <label class={disabled ? 'button quiet photo-input off' : 'button quiet photo-input'}>
      <input
        class="for-screen-readers"
        type="file"
        accept={accepted}
        multiple
        disabled={disabled}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = ''
        }}
      />
      <Sign name="plus" />
      <span>{words.add}</span>
    </label>
  )
}

function OutcomeNotice({ outcome: { notTaken, refusal } }: { outcome: Outcome }) {
  const words = useWords('slides')
  return (
    <>
      {notTaken.length > 0 && (
        <Notice kind="attention" title={words.notTaken} live>
          <ul class="plain">
            {notTaken.map(({ name, why }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes; two pages of a file may fail.
              <li key={at}>{words.trouble[why]({ name })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {refusal !== null && <ErrorView refusal={refusal} live />}
    </>
  )
}

interface SlideListProps {
  lessonId: string
  slides: readonly Slide[]
  onRemove: (slides: readonly Slide[]) => void
  onChange: () => void
}

function SlideList({ lessonId, slides, onChange, onRemove }: SlideListProps) {
  const [described, setDescribed] = useState<Slide | null>(null)
  const words = useWords('slides')
  const format = useFormat()
  if (slides.length === 0) return <p class="soft">{words.none}</p>
  return (
    <ol class="plain slides-list">
      {slides.map((slide, at) => {
        const number = format.number(at + 1, 0)
        return (
          <li key={slide.id}>
            <img
              src={slidePicture(lessonId, slide.id)}
              alt={words.one({ number, words: slide.words.slice(0, 200) || slide.name })}
              width={slide.width}
              height={slide.height}
              loading="lazy"
              decoding="async"
            />
            <div class="slides-foot">
              <span class="numbers" aria-hidden="true">
                {number}
              </span>
              <Button sign="cross" signOnly onClick={() => onRemove([slide])}>
                {words.remove({ number })}
              </Button>
            </div>
            <Button wide onClick={() => setDescribed(slide)}>
              {words.describe}
              <span class="for-screen-readers"> {number}</span>
            </Button>
            {described === slide && (
              <DescribeSlideDialog
                lessonId={lessonId}
                slide={slide}
                number={number}
                onDone={onChange}
                onClose={() => setDescribed(null)}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface LayButtonProps {
  board: NonNullable<SlidesOfLessonProps['board']>
  slides: readonly Slide[]
  disabled: boolean
}

function LayButton({ board, disabled, slides }: LayButtonProps) {
  const words = useWords('slides')
  const unlaid = slides.filter(({ id }) => !board.laid.has(id))
  if (unlaid.length === 0) return <p>{words.allLaid}</p>
  return (
    <p>
      <Button kind="primary" disabled={disabled} onClick={() => board.onLay(unlaid)}>
        {words.lay}
      </Button>
    </p>
  )
}

function Prepared(
  props: SlidesOfLessonProps & { loaded: Loaded<LessonSlides>; had: LessonSlides },
) {
  const { board, had, lessonId, loaded } = props
  const { slides } = had
  const words = useWords('slides')
  const general = useWords('general')
  const format = useFormat()
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const { add, outcome, step, stop } = useAdding(lessonId, slides, loaded.reload)
  const setRemoved = async (some: readonly Slide[], isRemoved: boolean): Promise<boolean> => {
    const body = { slideIds: some.map(({ id }) => id), isRemoved }
    const done = await callApi(removedSlidesPath(lessonId), { method: 'PUT', body })
    setRefusal(done.ok ? null : done.refusal)
    loaded.reload()
    return done.ok
  }
  const remove = async (some: readonly Slide[]): Promise<void> => {
    if (!(await setRemoved(some, true))) return
    toast({
      text: words.removed({ count: some.length }),
      action: { label: general.undo, onAction: () => void setRemoved(some, false) },
    })
  }
  return (
    <>
      {board !== undefined && slides.length > 0 && (
        <LayButton board={board} slides={slides} disabled={step !== null} />
      )}
      <SlideList
        lessonId={lessonId}
        slides={slides}
        onChange={loaded.reload}
        onRemove={(some) => void remove(some)}
      />
      {step !== null && (
        <Progress
          label={words.adding}
          value={step.done}
          max={step.total}
          text={words.addingOf({
            done: format.number(step.done, 0),
            total: format.number(step.total, 0),
          })}
        />
      )}
      {outcome !== null && <OutcomeNotice outcome={outcome} />}
      {refusal !== null && <ErrorView refusal={refusal} live />}
      <div class="row">
        <AddButton
          disabled={step !== null || slides.length >= slidesMax}
          onFiles={(files) => void add(files)}
        />
        {step !== null && <Button onClick={stop}>{words.stop}</Button>}
        {slides.length > 1 && step === null && (
          <Button onClick={() => void remove(slides)}>{words.removeAll}</Button>
        )}
        {had.hasBoard && (
          <LinkButton href={boardPaper(lessonId)} download="" sign="file">
            {words.export}
          </LinkButton>
        )}
      </div>
    </>
  )
}

export function SlidesOfLesson(props: SlidesOfLessonProps) {
  const words = useWords('slides')
  const { lessonId } = props
  const loaded = useLoad<LessonSlides>(`slides ${lessonId}`, (signal) =>
    callApi<LessonSlides>(slidesPath(lessonId), { signal }),
  )
  return (
    <div class="slides">
      <p class="soft">{words.means}</p>
      <LoadView loaded={loaded} label={words.title}>
        {(had) => <Prepared {...props} loaded={loaded} had={had} />}
      </LoadView>
    </div>
  )
}
