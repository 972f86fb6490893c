/** The report of a bank: the figures first, then what needs a decision, then the rest folded. */
import { useEffect, useRef } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { BankReport } from '#contract/question-banks.ts'
import { exerciseTitleMax } from './bank-file-kind.ts'
import { AgreementList, RejectedList, TextList, WholeList } from './bank-lists.tsx'
import { ExerciseLinks, WhereTheyAre } from './exercise-links.tsx'
import { SendingBank } from './sending-bank.tsx'
import type { BankImport } from './use-bank-import.ts'
import {
  agreedText,
  exerciseCount,
  isAlreadyThere,
  leftOut,
  questionCount,
  waitingForAgreement,
} from './waiting-for-agreement.ts'

function Figures({ report }: { report: BankReport }) {
  const words = useWords('bank').report
  const format = useFormat()
  const said = (
    key: string,
    sign: SignName,
    count: number,
    say: (p: { count: number; number: string }) => string,
  ) => ({ key, sign, count, text: say({ count, number: format.number(count, 0) }) })
  const textsAt = (where: BankReport['descriptions'][number]['place']): number =>
    report.descriptions.filter(({ place }) => place === where).length
  const lines = [
    said('whole', 'success', report.imported.length, words.whole),
    said('lossy', 'attention', waitingForAgreement(report).length, words.lossy),
    said('rejected', 'danger', report.rejected.length, words.rejected),
    said('texts', 'information', textsAt('above'), words.texts),
    said('closing', 'information', textsAt('introduction'), words.closing),
    said('homeless', 'attention', textsAt('nowhere'), words.homeless),
  ]
  return (
    <ul class="plain bank-figures">
      {lines
        .filter(({ count }) => count > 0)
        .map(({ key, sign, text }) => (
          <li key={key} class={key}>
            <Sign name={sign} />
            <span>{text}</span>
          </li>
        ))}
    </ul>
  )
}

/** What the button will do, in figures, and the button: in sight however long the lists are. */
function CreateBar({ bank, report }: { bank: BankImport; report: BankReport }) {
  const words = useWords('bank')
  const format = useFormat()
  const { sending } = bank
  const waiting = waitingForAgreement(report)
  const count = questionCount(report, bank.agreed)
  const exercises = exerciseCount(count)
  const left = leftOut(waiting, bank.agreed)
  const fits = agreedText(waiting, bank.agreed) !== null
  const isThere = isAlreadyThere(report, bank.agreed)
  const number = format.number(count, 0)
  return (
    <div class="bank-bar">
      {sending?.act === 'create' && sending.share < 1 && (
        <SendingBank bank={bank} sending={sending} />
      )}
      <p>
        {isThere && words.already.bar}
        {!isThere && count === 0 && words.nothingYet}
        {!isThere && count > 0 && (
          <strong>
            {exercises > 1 ? words.willSplit({ number, exercises }) : words.will({ count, number })}
          </strong>
        )}
        {count > 0 && left > 0 && <span class="soft"> · {words.left({ count: left })}</span>}
        {!fits && <span class="bank-bar-why">{words.tooManyChoices}</span>}
      </p>
      <Button
        type="submit"
        kind="primary"
        disabled={count === 0 || isThere || !fits}
        busy={sending?.act === 'create'}
        busyText={words.creating({ exercises })}
      >
        {words.create({ exercises })}
      </Button>
    </div>
  )
}

function CreateRefused({ bank }: { bank: BankImport }) {
  const place = useRef<HTMLDivElement>(null)
  const { refusal } = bank
  // The button stays in sight wherever the page stands; its answer has to come there.
  useEffect(() => {
    if (refusal !== null) place.current?.scrollIntoView({ block: 'center' })
  }, [refusal])
  return (
    <div ref={place}>
      {refusal?.isUncertain === false && (
        <ErrorView refusal={refusal.said} onRetry={bank.create} live />
      )}
      {refusal?.isUncertain && <UncertainNotice onAgain={bank.create} />}
    </div>
  )
}

/** What an earlier import of the same questions made: where they are. */
function AlreadyThere({ report }: { report: BankReport }) {
  const words = useWords('bank')
  return (
    <Notice
      kind="information"
      title={words.already.what}
      live
      actions={<ExerciseLinks exerciseIds={report.unchanged.map(({ exerciseId }) => exerciseId)} />}
    >
      <WhereTheyAre unchanged={report.unchanged} />
    </Notice>
  )
}

function UncertainNotice({ onAgain }: { onAgain: () => void }) {
  const words = useWords('bank').uncertain
  return (
    <Notice
      kind="attention"
      title={words.what}
      live
      actions={
        <>
          <LinkButton href={pagePaths.myExercises}>{words.look}</LinkButton>
          <Button onClick={onAgain}>{words.again}</Button>
        </>
      }
    >
      <p>{words.todo}</p>
    </Notice>
  )
}

export function BankReportView({ bank, report }: { bank: BankImport; report: BankReport }) {
  const words = useWords('bank')
  const heading = useRef<HTMLHeadingElement>(null)
  const isBusy = bank.sending !== null
  const isHopeless = report.imported.length + report.lossy.length === 0
  const isUntitled = bank.title.trim() === ''

  // The answer to having chosen a file: read out, and brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report is another answer.
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'start' })
  }, [report])

  return (
    <form
      class="stack stack-wide"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isUntitled && !isBusy) bank.create()
      }}
    >
      <section class="stack">
        <h2 ref={heading} tabIndex={-1} class="bank-heading">
          {words.report.heading({ name: bank.file?.name ?? report.fileName })}
        </h2>
        <Figures report={report} />
        {isAlreadyThere(report, bank.agreed) && <AlreadyThere report={report} />}
        {isHopeless ? (
          <Notice kind="danger" title={words.report.allRejected}>
            <p>{words.report.allRejectedTodo}</p>
          </Notice>
        ) : (
          <Field
            label={words.report.exerciseTitle}
            hint={words.report.exerciseTitleHint}
            value={bank.title}
            maxLength={exerciseTitleMax}
            error={isUntitled ? words.report.titleMissing : null}
            onValue={bank.setTitle}
          />
        )}
      </section>
      <AgreementList
        waiting={waitingForAgreement(report)}
        agreed={bank.agreed}
        onAgreed={bank.setAgreed}
        disabled={isBusy}
      />
      <RejectedList rejected={report.rejected} />
      <div>
        <WholeList imported={report.imported} />
        <TextList report={report} />
      </div>
      <CreateRefused bank={bank} />
      {!isHopeless && <CreateBar bank={bank} report={report} />}
    </form>
  )
}
