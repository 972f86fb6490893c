/** *Ce qui a été fait*: the words of one teacher for the log, which save themselves. */
import { useState } from 'preact/hooks'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { OpenedDraft } from '#browser/write/open-draft.ts'
import { SaveLine } from '#browser/write/save-line.tsx'
import { type UsedDraft, useDraft } from '#browser/write/use-draft.ts'
import type { OwnLog } from '#contract/lesson-log.ts'
import type { Lesson } from '#contract/timetable.ts'
import { logDoor, logName, readLog } from './log-door.ts'

/** As `doneCharactersMax` of the contract. */
const doneMax = 4_000

export interface LogFormProps {
  lesson: Lesson
  /** What the server has, and what an earlier page typed and did not save. */
  log: OpenedDraft<OwnLog>
  /** Titles of what was given with the lesson: it stands in the log by itself. */
  given: readonly string[]
}

function Conflict(props: {
  lessonId: string
  draft: UsedDraft<string>
  onTheirs: (log: OwnLog) => void
}) {
  const { draft, lessonId, onTheirs } = props
  const words = useWords('lesson-log').form
  const act = useAct()
  const takeTheirs = (): void => {
    void act.run(
      () => readLog(lessonId),
      (theirs) => {
        draft.forget()
        onTheirs(theirs)
      },
    )
  }
  return (
    <Notice
      kind="attention"
      live
      title={words.conflictTitle}
      actions={
        <>
          <Button kind="primary" onClick={() => void draft.overwrite()}>
            {words.keepMine}
          </Button>
          <Button busy={act.busy} onClick={takeTheirs}>
            {words.takeTheirs}
          </Button>
        </>
      }
    >
      <p>{words.conflictMeans}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={takeTheirs} live />}
    </Notice>
  )
}

function Others({ others }: Pick<OwnLog, 'others'>) {
  const words = useWords('lesson-log')
  const format = useFormat()
  if (others.length === 0) return null
  return (
    <section class="stack">
      <h3>{words.form.others}</h3>
      {others.map(({ at, by, text }) => (
        <div key={`${by} ${at}`}>
          <p class="plan-log-text">{text}</p>
          <p class="plan-line-detail">{words.list.by({ name: by, when: format.dateTime(at) })}</p>
        </div>
      ))}
    </section>
  )
}

function OwnWords(props: {
  lessonId: string
  log: OpenedDraft<OwnLog>
  onTheirs: (log: OwnLog) => void
}) {
  const { lessonId, log, onTheirs } = props
  const words = useWords('lesson-log').form
  const draft = useDraft<string, string>({
    name: logName(lessonId),
    first: () => log.draft.done,
    version: log.draft.draftVersion,
    toDraft: (done) => ({ ok: true, draft: done }),
    door: logDoor(lessonId),
    kept: log.kept,
    onSavedElsewhere: () =>
      void readLog(lessonId).then((theirs) => {
        if (theirs.ok) onTheirs(theirs.value)
      }),
  })
  return (
    <>
      <TextArea
        label={words.title}
        hideLabel
        hint={words.hint}
        value={draft.work}
        onValue={(text) => draft.change(() => text)}
        onLeave={() => void draft.flush()}
        rows={6}
        maxLength={doneMax}
      />
      {draft.state.kind === 'conflict' ? (
        <Conflict lessonId={lessonId} draft={draft} onTheirs={onTheirs} />
      ) : (
        <SaveLine state={draft.state} />
      )}
    </>
  )
}

export function LogForm({ lesson, log, given }: LogFormProps) {
  const words = useWords('lesson-log').form
  const format = useFormat()
  // What is typed here is newer than any later reading of the page, until the other text is taken.
  const [own, setOwn] = useState(log)
  const alongside = [...given, ...(lesson.homework === null ? [] : [words.homework])]
  return (
    <Card
      title={words.title}
      actions={<LinkButton href={pagePaths.courseLog(lesson.courseId)}>{words.whole}</LinkButton>}
    >
      <div class="stack">
        <OwnWords
          key={own.draft.draftVersion}
          lessonId={lesson.id}
          log={own}
          onTheirs={(draft) => setOwn({ draft, kept: null })}
        />
        {alongside.length > 0 && (
          <p class="plan-line-detail">{words.alongside({ what: format.list(alongside) })}</p>
        )}
        <Others others={log.draft.others} />
      </div>
    </Card>
  )
}
