/** The letters that are ready, the people who get none and why, and the sheets themselves. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Table } from '#browser/parts/table.tsx'
import type { Letters } from '#contract/cards.ts'
import { BatchChooser, type BatchChooserProps } from './batch-chooser.tsx'
import { LetterSheet } from './letter-sheet.tsx'

export interface PreparedLettersProps extends BatchChooserProps {
  uai: string
  audience: 'guardians' | 'staff'
}

function WithoutLetter({ uai, letters }: { uai: string; letters: Letters }) {
  const { without, withoutCount } = letters
  const words = useWords('paper').letters
  if (without.length === 0) return null
  return (
    <Disclosure label={words.withoutTitle({ count: withoutCount })}>
      {without.length < withoutCount && <p>{words.notAllNamed({ shown: without.length })}</p>}
      <Table
        caption={words.withoutTitle({ count: withoutCount })}
        hideCaption
        dense
        copyable
        columns={[
          {
            key: 'name',
            header: words.columns.name,
            text: (row) => `${row.familyName} ${row.givenName}`,
            sort: (row) => `${row.familyName} ${row.givenName}`,
          },
          {
            key: 'why',
            header: words.columns.why,
            text: (row) => words.reasons[row.reason],
            sort: (row) => words.reasons[row.reason],
          },
        ]}
        rows={without}
        rowKey={(row) => row.personId}
      />
      {without.some(({ reason }) => reason === 'to_confirm') && (
        <LinkButton href={pagePaths.guardians(uai)}>{words.toGuardians}</LinkButton>
      )}
    </Disclosure>
  )
}

export function PreparedLetters(props: PreparedLettersProps) {
  const { uai, letters, audience, busy, onBatch } = props
  const words = useWords('paper').letters
  const count = letters.letters.length
  return (
    <div class="stack">
      <div class="stack no-print">
        <Notice
          kind={count === 0 ? 'attention' : 'success'}
          title={words.ready({ count })}
          live
          actions={
            count > 0 && (
              <Button kind="primary" sign="print" onClick={() => window.print()}>
                {words.print({ count })}
              </Button>
            )
          }
        >
          <p>{count === 0 ? words.noneMeans : words.readyMeans}</p>
          {letters.isDemonstration && <p>{words.demoMeans}</p>}
        </Notice>
        <BatchChooser letters={letters} busy={busy} onBatch={onBatch} />
        <WithoutLetter uai={uai} letters={letters} />
      </div>
      <div class="letters-sheets">
        {letters.letters.map((letter) => (
          <LetterSheet key={letter.personId} letter={letter} frame={letters} audience={audience} />
        ))}
      </div>
    </div>
  )
}
