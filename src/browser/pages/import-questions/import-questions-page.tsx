/** Where a teacher brings a question bank: choose the file, see what becomes of it, make the exercise. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { FileField } from '#browser/parts/file-field.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { Select } from '#browser/parts/select.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { useTeachingSchools } from '#browser/write/use-teaching-schools.ts'
import { bankBytesMax } from './bank-file-kind.ts'
import { BankReportView } from './bank-report-view.tsx'
import { MadeExercises } from './made-exercises.tsx'
import { SendingBank } from './sending-bank.tsx'
import { type BankImport, type NotGift, useBankImport } from './use-bank-import.ts'
import { leftOut, waitingForAgreement } from './waiting-for-agreement.ts'
import './import-questions.css'

function HowItIsWritten({ open }: { open: boolean }) {
  const words = useWords('bank')
  return (
    <Disclosure label={words.howTitle} open={open}>
      <p>{words.howMoodle}</p>
      <p>{words.howByHand}</p>
      <figure class="bank-example">
        <figcaption class="soft small">{words.exampleName}</figcaption>
        <pre>
          <code>{words.example}</code>
        </pre>
      </figure>
    </Disclosure>
  )
}

function NotGiftNotice({ why }: { why: NotGift }) {
  const words = useWords('bank').notGift[why]
  return (
    <Notice kind="danger" title={words.what} live>
      <p>{words.todo}</p>
    </Notice>
  )
}

function ChooseBank({ bank }: { bank: BankImport }) {
  const words = useWords('bank')
  const format = useFormat()
  return (
    <FileField
      label={words.file}
      hint={words.fileHint({ max: format.bytes(bankBytesMax) })}
      accept=".gift,.txt,.xml,text/plain,text/xml,application/xml"
      files={bank.file === null ? [] : [bank.file]}
      onFiles={(files) => void bank.choose(files[0] ?? null)}
      fileBytesMax={bankBytesMax}
      buttonText={bank.file === null ? undefined : words.otherFile}
      disabled={bank.sending?.act === 'create'}
    />
  )
}

export function ImportQuestionsPage() {
  const words = useWords('bank')
  const places = useWords('teach').navigation
  const navigation = useTeacherLinks('exercises')
  const schools = useTeachingSchools()
  const [chosenSchool, setChosenSchool] = useState<string | null>(null)
  const schoolUai = chosenSchool ?? schools[0]?.uai ?? ''
  const bank = useBankImport(schoolUai)
  const { report, made, notGift, refusal, sending } = bank
  return (
    <PageShell
      title={words.title}
      intro={made === null ? words.intro : undefined}
      navigation={navigation}
      density="staff"
      back={{ href: pagePaths.myExercises, label: places.exercises }}
    >
      {made !== null ? (
        <MadeExercises
          made={made}
          left={report === null ? 0 : leftOut(waitingForAgreement(report), bank.agreed)}
          onAgain={() => void bank.choose(null)}
        />
      ) : (
        <div class="stack stack-wide">
          <div class="stack">
            {schools.length > 1 && (
              <Select
                label={words.school}
                value={schoolUai}
                onValue={setChosenSchool}
                options={schools.map(({ uai, name }) => ({ value: uai, label: name }))}
                disabled={sending !== null}
              />
            )}
            <ChooseBank bank={bank} />
            {sending?.act === 'look' && <SendingBank bank={bank} sending={sending} />}
            {notGift !== null && <NotGiftNotice why={notGift} />}
            {report === null && refusal !== null && (
              <ErrorView refusal={refusal.said} onRetry={bank.lookAgain} live />
            )}
            {report === null && <HowItIsWritten open={notGift === 'no_question'} />}
          </div>
          {report !== null && <BankReportView bank={bank} report={report} />}
        </div>
      )}
    </PageShell>
  )
}
