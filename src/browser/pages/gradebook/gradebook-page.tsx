/** A course's gradebook: choose a period, set up what is assessed, type the grades. */
import { useMemo, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { saveCsvFile } from '#browser/parts/save-csv-file.ts'
import { Select } from '#browser/parts/select.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useViewer } from '#browser/viewer.ts'
import type { Assessment, Gradebook } from '#contract/grades.ts'
import { AssessmentDialog } from './assessment-dialog.tsx'
import { gradebookCsv } from './gradebook-csv.ts'
import { GradebookTable } from './gradebook-table.tsx'
import { openPeriod, type PeriodChoice, periodChoices } from './period-choice.ts'
import { shownGrade } from './typed-grade.ts'
import { type Grades, type ReadBook, useGrades } from './use-grades.ts'
import './gradebook.css'

export function GradebookPage({ params }: PageProps) {
  const words = useWords('grades').book
  const navigation = useTeacherLinks('grades')
  const courseId = params.courseId ?? ''
  const loaded = useLoad<ReadBook>(`gradebook ${courseId}`, async (signal) => {
    const askedAtMs = Date.now()
    const result = await callApi<Gradebook>(`/api/courses/${courseId}/gradebook`, { signal })
    return result.ok ? { ok: true, value: { book: result.value, askedAtMs } } : result
  })
  const book = loaded.load.state === 'ready' ? loaded.load.value.book : null
  return (
    <PageShell
      title={book === null ? words.back : words.title({ course: book.course.name })}
      navigation={navigation}
      back={{ href: pagePaths.gradebooks, label: words.back }}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.back}>
        {(value) => <OpenBook key={courseId} read={value} reload={loaded.reload} />}
      </LoadView>
    </PageShell>
  )
}

function OpenBook({ read, reload }: { read: ReadBook; reload: () => void }) {
  const { book } = read
  const words = useWords('grades')
  const grades = useGrades(read)
  const choices = useMemo(() => periodChoices(book), [book])
  const [chosen, setChosen] = useState(() => openPeriod(book))
  const [editing, setEditing] = useState<Assessment | 'new' | null>(null)
  const choice = choices.find(({ key }) => key === chosen) ?? choices[0]
  if (choice === undefined) return null
  const { assessments } = choice
  const add = book.mayGrade && (
    <Button sign="plus" kind="primary" onClick={() => setEditing('new')}>
      {words.book.add}
    </Button>
  )
  return (
    <div class="stack">
      <div class="row gradebook-tools no-print">
        <PeriodSelect choices={choices} chosen={choice.key} onChoose={setChosen} />
        {assessments.length > 0 && add}
        <AppreciationsLink book={book} />
        {assessments.length > 0 && (
          <DownloadButton
            book={book}
            assessments={assessments}
            grades={grades}
            hasAverages={choice.hasAverages}
            periodId={choice.period?.id ?? null}
          />
        )}
      </div>
      {book.pupils.length === 0 ? (
        <EmptyState drawing={<EmptyYard />}>{words.book.noPupils}</EmptyState>
      ) : assessments.length === 0 ? (
        <EmptyState drawing={<EmptyYard />} action={add}>
          {book.mayGrade ? words.book.empty : words.book.emptyToRead}
        </EmptyState>
      ) : (
        <GradebookTable
          book={book}
          assessments={assessments}
          periodId={choice.period?.id ?? null}
          hasAverages={choice.hasAverages}
          grades={grades}
          onEdit={setEditing}
        />
      )}
      {editing !== null && (
        <Editing
          book={book}
          assessment={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onChanged={() => {
            setEditing(null)
            reload()
          }}
        />
      )}
    </div>
  )
}

/** Appreciations are of a period: a school that has named none has no page for them. */
function AppreciationsLink({ book }: { book: Gradebook }) {
  const words = useWords('grades').book
  if (book.periods.length === 0) return null
  return (
    <LinkButton href={pagePaths.appreciations(book.course.id)}>{words.appreciations}</LinkButton>
  )
}

function PeriodSelect(props: {
  choices: readonly PeriodChoice[]
  chosen: string
  onChoose: (key: string) => void
}) {
  const { choices, chosen, onChoose } = props
  const words = useWords('grades').book
  if (choices.length < 2) return null
  return (
    <Select
      label={words.period}
      value={chosen}
      onValue={onChoose}
      options={choices.map(({ key, period }) => ({
        value: key,
        label: period?.label ?? (key === 'all' ? words.wholeYear : words.noPeriod),
      }))}
    />
  )
}

function Editing(props: {
  book: Gradebook
  assessment: Assessment | null
  onClose: () => void
  onChanged: () => void
}) {
  const { assessment, book, onChanged, onClose } = props
  const words = useWords('grades').edit
  const viewer = useViewer()
  const schools = viewer.state === 'known' ? viewer.me.schools : []
  const school = schools.find(({ uai }) => uai === book.schoolUai)
  return (
    <AssessmentDialog
      book={book}
      timeZone={school?.timeZone ?? 'Europe/Paris'}
      assessment={assessment}
      onClose={onClose}
      onSaved={onChanged}
      onRemoved={() => {
        toast({ text: words.removed })
        onChanged()
      }}
    />
  )
}

function DownloadButton(props: {
  book: Gradebook
  assessments: readonly Assessment[]
  grades: Grades
  hasAverages: boolean
  periodId: string | null
}) {
  const { assessments, book, grades, hasAverages, periodId } = props
  const words = useWords('grades')
  const format = useFormat()
  const download = (): void => {
    const text = gradebookCsv(book, assessments, {
      pupil: words.book.pupil,
      average: hasAverages ? words.book.averageOf20 : null,
      header: ({ scale, title }) =>
        scale.kind === 'points'
          ? `${title} (${words.book.outOf({ max: format.number(scale.outOf) })})`
          : title,
      grade: ({ pupil }, { id }) =>
        shownGrade(
          grades.gradeOf({ assessmentId: id, pupilId: pupil.id }),
          words.none,
          format.number,
        ),
      averageOf({ pupil }) {
        const hundredths = grades.averageOf(pupil.id, periodId)?.hundredths ?? null
        return hundredths === null ? '' : format.number(hundredths / 100, 2)
      },
    })
    saveCsvFile(words.book.fileName({ course: book.course.name }), text)
  }
  return (
    <Button sign="file" onClick={download}>
      {words.book.download}
    </Button>
  )
}
