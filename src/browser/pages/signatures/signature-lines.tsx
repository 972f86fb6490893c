/** Who signed and who has not, one line a pupil and guardian, for the eye and for paper. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { SignatureTable } from '#contract/signatures.ts'

type Line = SignatureTable['lines'][number]

function useColumns(): Column<Line>[] {
  const words = useWords('signing')
  const format = useFormat()
  const nameOf = ({ familyName, givenName }: Line['pupil']) => `${familyName} ${givenName}`
  const answerOf = ({ guardian, signed }: Line) => {
    if (signed !== null) return words.answers[signed.answer]
    // Of whom nobody can sign nothing is awaited.
    return guardian === null ? '' : words.notYet
  }
  const signOf = ({ signed }: Line) => {
    if (signed === null) return 'more'
    return signed.answer === 'not_allowed' ? 'cross' : 'check'
  }
  return [
    {
      key: 'pupil',
      header: words.pupil,
      text: ({ pupil }) => nameOf(pupil),
      sort: ({ pupil }) => nameOf(pupil),
      rowHeader: true,
    },
    {
      key: 'guardian',
      header: words.guardian,
      text: ({ guardian }) => (guardian === null ? words.noGuardian : nameOf(guardian)),
    },
    {
      key: 'answer',
      header: words.answer,
      text: answerOf,
      sort: answerOf,
      cell: (line) =>
        answerOf(line) !== '' && (
          <>
            <Sign name={signOf(line)} /> {answerOf(line)}
          </>
        ),
    },
    {
      key: 'when',
      header: words.when,
      text: ({ signed }) => (signed === null ? '' : format.dateTime(signed.at)),
    },
  ]
}

/** For how many pupils somebody answered, and for how many nobody can: what is asked of the list first. */
function Count({ lines }: { lines: readonly Line[] }) {
  const words = useWords('signing')
  const pupilsOf = (some: readonly Line[]) => new Set(some.map(({ pupil }) => pupil.id)).size
  const answered = lines.filter(({ signed }) => signed !== null)
  const cannot = pupilsOf(
    lines.filter(({ guardian, signed }) => guardian === null && signed === null),
  )
  return (
    <p>
      <strong>{words.signedOf({ signed: pupilsOf(answered), all: pupilsOf(lines) })}</strong>{' '}
      {cannot > 0 && words.cannotSign({ count: cannot })}
    </p>
  )
}

export function SignatureLines({ requestId }: { requestId: string }) {
  const words = useWords('signing')
  const columns = useColumns()
  const loaded = useLoad(`signatures ${requestId}`, (signal) =>
    callApi<SignatureTable>(`/api/signature-requests/${requestId}`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.table}>
      {({ lines }) => (
        <div class="stack">
          <Count lines={lines} />
          <Table
            caption={words.table}
            columns={columns}
            rows={lines}
            rowKey={({ guardian, pupil }) => `${pupil.id} ${guardian?.id ?? ''}`}
            dense
          />
          <p class="no-print">
            <Button sign="print" onClick={() => window.print()}>
              {words.print}
            </Button>
          </p>
        </div>
      )}
    </LoadView>
  )
}
