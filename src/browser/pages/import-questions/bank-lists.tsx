/** The questions of a bank by what becomes of them: to agree to, left out, whole, and texts. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Table } from '#browser/parts/table.tsx'
import type { BankReport } from '#contract/question-banks.ts'
import { type Waiting, waitingForAgreement } from './waiting-for-agreement.ts'

/** Questions of one list that a page shows at a time: a bank may hold thousands. */
const shownAtOnce = 100

/** The first of many, and a way to see more. */
function Portion<Row>(props: {
  rows: readonly Row[]
  children: (shown: readonly Row[]) => ComponentChildren
}) {
  const { rows, children } = props
  const words = useWords('bank')
  const [shown, setShown] = useState(shownAtOnce)
  const more = Math.min(shownAtOnce, rows.length - shown)
  return (
    <>
      {children(rows.slice(0, shown))}
      {more > 0 && (
        <p>
          <Button onClick={() => setShown(shown + shownAtOnce)}>
            {words.showMore({ count: more })}
          </Button>
        </p>
      )}
    </>
  )
}

/** The server's sentences about a bank are French, whatever the page's language. */
function Remarks({ remarks }: { remarks: readonly { code: string; what: string }[] }) {
  return (
    <ul class="bank-remarks" lang="fr">
      {remarks.map(({ code, what }) => (
        <li key={`${code} ${what}`}>{what}</li>
      ))}
    </ul>
  )
}

function useBankNames() {
  const words = useWords('bank')
  const format = useFormat()
  const kinds: Readonly<Record<string, string>> = words.kinds
  return {
    kind: (kind: string): string => kinds[kind] ?? kind,
    name: (place: { title: string; index: number }): string =>
      place.title === '' ? words.untitled(place) : place.title,
    textName: (place: { title: string; index: number }): string =>
      place.title === '' ? words.untitledText(place) : place.title,
    line: (place: { line: number }): string => words.atLine({ line: format.number(place.line, 0) }),
  }
}

export interface AgreementListProps {
  waiting: readonly Waiting[]
  agreed: ReadonlySet<number>
  onAgreed: (agreed: ReadonlySet<number>) => void
  disabled: boolean
}

function AgreementLine(props: {
  one: Waiting
  checked: boolean
  disabled: boolean
  onChecked: (checked: boolean) => void
}) {
  const { one, checked, disabled, onChecked } = props
  const words = useWords('bank')
  const names = useBankNames()
  return (
    <li>
      <CheckBox
        framed
        checked={checked}
        disabled={disabled}
        onChecked={onChecked}
        label={
          <>
            <strong>{one.kind === null ? names.textName(one) : names.name(one)}</strong>{' '}
            <span class="soft small">
              {one.kind === null ? words.agree.text : names.kind(one.kind)}, {names.line(one)}
            </span>
            {/* Lines, not a list: a label holds no list. */}
            {one.losses.map(({ code, what }) => (
              <span key={`${code} ${what}`} class="bank-loss" lang="fr">
                {what}
              </span>
            ))}
          </>
        }
      />
    </li>
  )
}

/** What would lose something: agreed to one by one, or all at once. */
export function AgreementList({ waiting, agreed, onAgreed, disabled }: AgreementListProps) {
  const words = useWords('bank').agree
  if (waiting.length === 0) return null
  const isAll = waiting.every(({ index }) => agreed.has(index))
  const set = (index: number, isAgreed: boolean): void => {
    const next = new Set(agreed)
    if (isAgreed) next.add(index)
    else next.delete(index)
    onAgreed(next)
  }
  return (
    <section class="stack bank-section">
      <h2>{words.title}</h2>
      <p>{words.means}</p>
      {waiting.length > 1 && (
        <CheckBox
          label={<strong>{words.all({ count: waiting.length })}</strong>}
          checked={isAll}
          mixed={!isAll && agreed.size > 0}
          disabled={disabled}
          onChecked={(all) => onAgreed(new Set(all ? waiting.map(({ index }) => index) : []))}
        />
      )}
      <Portion rows={waiting}>
        {(shown) => (
          <ul class="plain stack">
            {shown.map((one) => (
              <AgreementLine
                key={one.index}
                one={one}
                checked={agreed.has(one.index)}
                disabled={disabled}
                onChecked={(isAgreed) => set(one.index, isAgreed)}
              />
            ))}
          </ul>
        )}
      </Portion>
    </section>
  )
}

/** What does not come over, with the place in the file and what to change there. */
export function RejectedList({ rejected }: { rejected: BankReport['rejected'] }) {
  const words = useWords('bank').refused
  const names = useBankNames()
  const format = useFormat()
  if (rejected.length === 0) return null
  return (
    <Portion rows={rejected}>
      {(shown) => (
        <Table
          caption={words.title}
          rows={shown}
          rowKey={({ index }) => String(index)}
          dense
          copyable
          columns={[
            { key: 'question', header: words.question, text: names.name },
            {
              key: 'line',
              header: words.line,
              numeric: true,
              text: ({ line }) => format.number(line, 0),
            },
            {
              key: 'reason',
              header: words.reason,
              text: ({ reason }) => reason,
              cell: ({ reason }) => <span lang="fr">{reason}</span>,
            },
            {
              key: 'excerpt',
              header: words.excerpt,
              text: ({ excerpt }) => excerpt,
              cell: ({ excerpt }) => <code class="bank-excerpt">{excerpt}</code>,
            },
          ]}
        />
      )}
    </Portion>
  )
}

/** What comes over as it is: folded, with what was put right on the way. */
export function WholeList({ imported }: { imported: BankReport['imported'] }) {
  const words = useWords('bank')
  const names = useBankNames()
  const format = useFormat()
  if (imported.length === 0) return null
  const hasNotes = imported.some(({ notes }) => notes.length > 0)
  return (
    <Disclosure label={`${words.wholeTitle} (${format.number(imported.length, 0)})`}>
      <Portion rows={imported}>
        {(shown) => (
          <Table
            caption={words.wholeTitle}
            hideCaption
            rows={shown}
            rowKey={({ index }) => String(index)}
            dense
            columns={[
              { key: 'question', header: words.refused.question, text: names.name },
              {
                key: 'line',
                header: words.refused.line,
                numeric: true,
                text: ({ line }) => format.number(line, 0),
              },
              { key: 'kind', header: words.kind, text: ({ kind }) => names.kind(kind) },
              ...(hasNotes
                ? [
                    {
                      key: 'notes',
                      header: words.notes,
                      text: ({ notes }: BankReport['imported'][number]) =>
                        notes.map(({ what }) => what).join(' '),
                      cell: ({ notes }: BankReport['imported'][number]) =>
                        notes.length === 0 ? null : <Remarks remarks={notes} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Portion>
    </Disclosure>
  )
}

/** Texts that ask nothing: where they stand in the file. Those with losses wait for agreement. */
export function TextList({ report }: { report: BankReport }) {
  const words = useWords('bank')
  const names = useBankNames()
  const format = useFormat()
  const waiting = new Set(waitingForAgreement(report).map(({ index }) => index))
  const texts = report.descriptions.filter(({ index }) => !waiting.has(index))
  if (texts.length === 0) return null
  return (
    <Disclosure label={`${words.textsTitle} (${format.number(texts.length, 0)})`}>
      <Portion rows={texts}>
        {(shown) => (
          <ul>
            {shown.map((text) => (
              <li key={text.index}>
                {names.textName(text)}{' '}
                <span class="soft small">
                  ({names.line(text)}, {words.textPlaces[text.place]})
                </span>
              </li>
            ))}
          </ul>
        )}
      </Portion>
    </Disclosure>
  )
}
